'use client';
import { DEFAULT_PLACEMENT, type Placement } from '@argument/contracts';
import { type CSSProperties, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { cn } from '../../lib/cn';
import { boxStyle, overlayBox } from './overlay-box';

interface TiltedPrintProps {
  picture: string | null;
  video: string | null;
  /** Only the left half of the video is picture. */
  packed?: boolean;
  placement?: Placement;
  /** What the picture shows, for those who don't see it. */
  label: string;
  /** Shown while there is no picture. */
  children?: ReactNode;
  className?: string;
}

/** A print lying on a table, seen from the side a phone would come from; the video plays on it. It leans after the pointer. */
export function TiltedPrint({
  picture,
  video,
  packed = false,
  placement = DEFAULT_PLACEMENT,
  label,
  children,
  className,
}: TiltedPrintProps) {
  const stage = useRef<HTMLDivElement>(null);
  const [pictureAspect, setPictureAspect] = useState(0.75);
  const [playing, setPlaying] = useState(false);

  const lean = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const box = event.currentTarget.getBoundingClientRect();
    stage.current?.style.setProperty('--lean-x', String(((event.clientX - box.left) / box.width - 0.5) * 10));
    stage.current?.style.setProperty('--lean-y', String(((event.clientY - box.top) / box.height - 0.5) * -8));
  };

  // As large as fits into a box of 100 x 100 container units, whatever the shape.
  const size: CSSProperties = {
    aspectRatio: pictureAspect,
    width: `min(70cqw, ${(76 * pictureAspect).toFixed(2)}cqh)`,
  };

  return (
    <div className={cn('@container-[size] grid place-items-center overflow-hidden', className)} onPointerMove={lean}>
      <div ref={stage} className="[perspective:1100px]" style={size}>
        <div
          className={cn(
            'brackets size-full transition-transform duration-200 ease-out',
            '[transform:rotateX(calc(24deg+var(--lean-y,0)*1deg))_rotateY(calc(-14deg+var(--lean-x,0)*1deg))_rotateZ(4deg)]',
            'motion-reduce:[transform:rotateX(20deg)_rotateY(-12deg)_rotateZ(3deg)]',
            '[--bracket-length:26px] [--bracket-weight:3px]',
            playing ? '[--bracket-gap:-6px]' : '[--bracket-gap:-18px] [--bracket-color:var(--line-strong)]',
          )}
        >
          <div className="relative size-full bg-surface shadow-[0_40px_60px_-20px_rgb(0_0_0/0.35),0_4px_10px_rgb(0_0_0/0.12)]">
            {picture ? (
              // biome-ignore lint/performance/noImgElement: a local or signed address; nothing to optimise
              <img
                src={picture}
                alt={label}
                onLoad={({ currentTarget: image }) => setPictureAspect(image.naturalWidth / image.naturalHeight)}
                className="absolute inset-0 size-full animate-appear object-cover"
              />
            ) : (
              <div className="absolute inset-0 grid place-items-center bg-surface p-6 text-center text-sm text-muted">
                {children}
              </div>
            )}
            {video ? (
              <video
                key={video}
                src={video}
                autoPlay
                muted
                loop={placement.loop}
                playsInline
                aria-label="The video on the print"
                data-testid="preview-video"
                onPlaying={() => setPlaying(true)}
                onEmptied={() => setPlaying(false)}
                className="absolute object-cover transition-opacity duration-200"
                style={{
                  ...boxStyle(overlayBox(placement, pictureAspect)),
                  opacity: playing ? placement.opacity : 0,
                  ...(packed && { objectViewBox: 'inset(0 50% 0 0)' }),
                }}
              />
            ) : null}
          </div>
        </div>
      </div>
    </div>
  );
}
