import { type Homography, invertInto } from '../image/homography.js';

/** Frames as the viewer tracks them: the camera's picture scaled to this long side, px. */
export const FRAME_LONG_SIDE = 640;
export const FRAME_SHORT_SIDE = 480;
/** Focal length of a usual phone's main camera in video, px of such a frame: 61 degrees along the long side. */
export const FOCAL = 0.85 * FRAME_LONG_SIDE;
/** Angle that the camera sees along its frame's long side, degrees. */
export const FIELD_OF_VIEW = Math.round((2 * Math.atan(FRAME_LONG_SIDE / 2 / FOCAL) * 180) / Math.PI);

/** How a print stands before the camera. */
export interface Stand {
  /** From the camera to the print's middle, in long sides of the print. */
  distance: number;
  /** Between the line of sight and the normal of the print, radians. */
  tilt: number;
  /** Direction of the axis that it is tilted about, radians; 0 is the camera's horizontal. */
  axis: number;
  /** Turn of the print in its own plane, radians. */
  turn: number;
  /** Where the print's middle lies in the frame, px from the frame's middle. */
  x: number;
  y: number;
}

/** What a pinhole camera sees of the print.
 * @param target size of the picture, px
 * @param frame size of the frame, px
 * @returns target px -> frame px, and the way back */
export function look(
  stand: Stand,
  target: { width: number; height: number },
  frame: { width: number; height: number },
): { forth: Homography; back: Homography } {
  const unit = 1 / Math.max(target.width, target.height);
  const [ax, ay] = [Math.cos(stand.axis), Math.sin(stand.axis)];
  const [c, s] = [Math.cos(stand.tilt), Math.sin(stand.tilt)];
  // Rotation about the axis (ax, ay, 0), Rodrigues, first two columns; then the turn in the plane.
  const first = [c + ax * ax * (1 - c), ax * ay * (1 - c), -ay * s];
  const second = [ax * ay * (1 - c), c + ay * ay * (1 - c), ax * s];
  const [ct, st] = [Math.cos(stand.turn) * unit, Math.sin(stand.turn) * unit];
  const right = first.map((value, i) => ct * value + st * second[i]!);
  const down = first.map((value, i) => ct * second[i]! - st * value);
  const middle = [(stand.x * stand.distance) / FOCAL, (stand.y * stand.distance) / FOCAL, stand.distance];
  const corner = middle.map((value, i) => value - (right[i]! * target.width + down[i]! * target.height) / 2);
  const forth = new Float64Array(9);
  [right, down, corner].forEach((column, i) => {
    forth[i] = FOCAL * column[0]! + (frame.width / 2) * column[2]!;
    forth[3 + i] = FOCAL * column[1]! + (frame.height / 2) * column[2]!;
    forth[6 + i] = column[2]!;
  });
  const back = new Float64Array(9);
  if (!invertInto(back, forth)) throw new RangeError('The print is seen edge on.');
  return { forth, back };
}
