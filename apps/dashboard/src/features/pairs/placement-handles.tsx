'use client';
import type { Placement } from '@argument/contracts';
import { RotateCw } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { boxStyle, moveBy, overlayBox, scaleBy, turnBy } from '../preview/overlay-box';

interface PlacementHandlesProps {
  placement: Placement;
  /** Width / height of the picture. */
  aspect: number;
  video: string | null;
  poster: string | null;
  onDraft: (placement: Placement) => void;
  onSave: (placement: Placement) => void;
}

type Grip = 'move' | 'scale' | 'turn';
const arrows: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The video over the flat picture, to be moved, scaled and turned by hand or with the arrow keys. */
export function PlacementHandles(props: PlacementHandlesProps) {
  const { placement, onDraft, onSave } = props;
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(placement);

  const grab = (grip: Grip) => (event: PointerEvent<HTMLElement>) => {
    const picture = box.current?.parentElement?.getBoundingClientRect();
    const video = box.current?.getBoundingClientRect();
    if (!picture || !video || event.button !== 0) return;
    event.stopPropagation();
    event.preventDefault();
    const handle = event.currentTarget;
    handle.setPointerCapture(event.pointerId);
    handle.focus();
    const start = placement;
    const centre = { x: video.left + video.width / 2, y: video.top + video.height / 2 };
    const reach = (x: number, y: number) => Math.hypot(x - centre.x, y - centre.y);
    const angle = (x: number, y: number) => Math.atan2(y - centre.y, x - centre.x);
    const { clientX: x0, clientY: y0 } = event;
    const move = ({ clientX: x, clientY: y }: globalThis.PointerEvent) => {
      if (grip === 'move') latest.current = moveBy(start, x - x0, y - y0, picture.width);
      else if (grip === 'scale') latest.current = scaleBy(start, reach(x0, y0), reach(x, y));
      else latest.current = turnBy(start, angle(x0, y0), angle(x, y));
      onDraft(latest.current);
    };
    const stop = new AbortController();
    const end = () => {
      stop.abort();
      if (latest.current !== start) onSave(latest.current);
    };
    latest.current = start;
    handle.addEventListener('pointermove', move, { signal: stop.signal });
    handle.addEventListener('pointerup', end, { signal: stop.signal });
    handle.addEventListener('pointercancel', end, { signal: stop.signal });
  };

  const nudge = (grip: Grip) => (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (!arrow) return;
    event.preventDefault();
    event.stopPropagation();
    const step = event.shiftKey ? 10 : 1;
    const [dx, dy] = arrow;
    const forward = (dx - dy) * step;
    if (grip === 'move') onSave(moveBy(placement, dx * step, dy * step, 200));
    else if (grip === 'scale') onSave(scaleBy(placement, 100, 100 + forward));
    else onSave(turnBy(placement, 0, (forward * Math.PI) / 36));
  };

  const style = boxStyle(overlayBox(placement, props.aspect));
  const grip = (kind: Grip) => ({ onPointerDown: grab(kind), onKeyDown: nudge(kind) });
  return (
    <div ref={box} className="absolute touch-none" style={style} data-testid="placement-box">
      {props.video ? (
        <video
          src={props.video}
          poster={props.poster ?? undefined}
          autoPlay
          muted
          loop
          playsInline
          tabIndex={-1}
          aria-label="The video on the picture"
          className="size-full object-cover"
          style={{ opacity: placement.opacity }}
        />
      ) : null}
      <button
        type="button"
        aria-label="Move the video. Use the arrow keys."
        className="absolute inset-0 cursor-move border-2 border-dashed border-white/90 [box-shadow:0_0_0_1px_rgb(0_0_0/0.4)]"
        {...grip('move')}
      />
      <button
        type="button"
        aria-label="Scale the video. Use the arrow keys."
        className="absolute -right-3 -bottom-3 size-6 cursor-nwse-resize rounded-full border-2 border-white bg-signal"
        {...grip('scale')}
      />
      <button
        type="button"
        aria-label="Turn the video. Use the arrow keys."
        className="absolute -top-3 -right-3 grid size-6 cursor-grab place-items-center rounded-full border-2 border-white bg-[#16161a] text-white"
        {...grip('turn')}
      >
        <RotateCw className="size-3" aria-hidden="true" />
      </button>
    </div>
  );
}
