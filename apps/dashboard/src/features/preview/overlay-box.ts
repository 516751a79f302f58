import type { Placement } from '@argument/contracts';

/** A box over the picture: its centre and its size in percent of the picture's own, and degrees clockwise. */
export interface OverlayBox {
  left: number;
  top: number;
  size: number;
  turn: number;
}

/**
 * Where an overlay lies on a flat picture, in the viewer's way: it has the picture's shape, `scale` times as large; a video of
 * another shape is cropped to it. `aspect` is the picture's width / height. The page's y grows downwards and CSS turns
 * clockwise; a placement does the opposite.
 */
export function overlayBox(placement: Placement, aspect: number): OverlayBox {
  return {
    left: 50 + placement.offsetX * 100,
    top: 50 - placement.offsetY * aspect * 100,
    size: placement.scale * 100,
    turn: placement.rotation === 0 ? 0 : -placement.rotation,
  };
}

/** The box as CSS of an absolutely positioned element. */
export const boxStyle = (box: OverlayBox) => ({
  left: `${box.left}%`,
  top: `${box.top}%`,
  width: `${box.size}%`,
  height: `${box.size}%`,
  transform: `translate(-50%, -50%) rotate(${box.turn}deg)`,
});

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
const round = (value: number, step: number): number => Number((Math.round(value / step) * step).toFixed(4));

/** Moves by pixels on a picture shown `widthPx` wide. */
export function moveBy(placement: Placement, dx: number, dy: number, widthPx: number): Placement {
  return {
    ...placement,
    offsetX: clamp(round(placement.offsetX + dx / widthPx, 0.005), -5, 5),
    offsetY: clamp(round(placement.offsetY - dy / widthPx, 0.005), -5, 5),
  };
}

/** Scales by how far the pointer is from the centre now, compared with where it was taken. */
export function scaleBy(placement: Placement, from: number, to: number): Placement {
  const factor = from > 0 ? to / from : 1;
  return { ...placement, scale: clamp(round(placement.scale * factor, 0.01), 0.05, 10) };
}

/** Turns to the pointer's angle (radians, screen), snapping to quarter turns within 4 degrees. */
export function turnBy(placement: Placement, from: number, to: number): Placement {
  let degrees = placement.rotation - ((to - from) * 180) / Math.PI;
  degrees = ((((degrees + 180) % 360) + 360) % 360) - 180;
  const quarter = Math.round(degrees / 90) * 90;
  const rotation = Math.abs(degrees - quarter) < 4 ? quarter : Math.round(degrees);
  return { ...placement, rotation: rotation === -180 ? 180 : rotation + 0 };
}
