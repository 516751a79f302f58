import type { Homography } from '../geometry/homography.js';

/** A pinhole camera without distortion; all in pixels. */
export interface Intrinsics {
  fx: number;
  fy: number;
  cx: number;
  cy: number;
}

/**
 * Where a plane stands: the first three rows of a rigid transform, row major, from the plane's space to the camera's
 * (x right, y down, z forward). Units are those of the plane.
 */
export type Pose = Float64Array;

const at = (values: ArrayLike<number>, index: number): number => values[index] as number;

/** A guess for a camera that nobody calibrated: square pixels, centred, focal length as a share of the long side. */
export function guessIntrinsics(width: number, height: number, focal = 0.9): Intrinsics {
  const f = Math.max(width, height) * focal;
  return { fx: f, fy: f, cx: (width - 1) / 2, cy: (height - 1) / 2 };
}

/** What the camera sees of the plane z = 0. */
export function poseToHomography(pose: ArrayLike<number>, camera: Intrinsics): Homography {
  const out = new Float64Array(9);
  [0, 1, 3].forEach((from, column) => {
    const z = at(pose, 8 + from);
    out[column] = camera.fx * at(pose, from) + camera.cx * z;
    out[3 + column] = camera.fy * at(pose, 4 + from) + camera.cy * z;
    out[6 + column] = z;
  });
  return out;
}

/**
 * The pose that a homography of the plane z = 0 stands for (Zhang 2000, section 3.1): the first two columns are made
 * orthonormal evenly, so that neither axis is favoured. Null where the plane would lie behind the camera or edge on.
 */
export function poseFromHomography(h: Homography, camera: Intrinsics): Pose | null {
  const column = (index: number): [number, number, number] => {
    const w = at(h, 6 + index);
    return [(at(h, index) - camera.cx * w) / camera.fx, (at(h, 3 + index) - camera.cy * w) / camera.fy, w];
  };
  let [a, b, t] = [column(0), column(1), column(2)];
  const scale = Math.sqrt(Math.hypot(...a) * Math.hypot(...b));
  if (!(scale > 0)) return null;
  const sign = t[2] < 0 ? -1 : 1;
  const by = (v: [number, number, number], k: number): [number, number, number] => [v[0] * k, v[1] * k, v[2] * k];
  [a, b, t] = [by(a, sign / scale), by(b, sign / scale), by(t, sign / scale)];
  const sum: [number, number, number] = [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
  const difference: [number, number, number] = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
  const [sumLength, differenceLength] = [Math.hypot(...sum), Math.hypot(...difference)];
  if (!(sumLength > 1e-9) || !(differenceLength > 1e-9)) return null;
  const s = by(sum, Math.SQRT1_2 / sumLength);
  // The bisectors of two equally long vectors are square to each other; half-way between them lie the clean axes.
  const dot = sum[0] * difference[0] + sum[1] * difference[1] + sum[2] * difference[2];
  const along = dot / (sumLength * sumLength);
  const rest: [number, number, number] = [
    difference[0] - along * sum[0],
    difference[1] - along * sum[1],
    difference[2] - along * sum[2],
  ];
  const restLength = Math.hypot(...rest);
  if (!(restLength > 1e-9)) return null;
  const d = by(rest, Math.SQRT1_2 / restLength);
  const x = [s[0] + d[0], s[1] + d[1], s[2] + d[2]] as const;
  const y = [s[0] - d[0], s[1] - d[1], s[2] - d[2]] as const;
  const z = [x[1] * y[2] - x[2] * y[1], x[2] * y[0] - x[0] * y[2], x[0] * y[1] - x[1] * y[0]] as const;
  if (!(t[2] > 0)) return null;
  return Float64Array.of(x[0], y[0], z[0], t[0], x[1], y[1], z[1], t[1], x[2], y[2], z[2], t[2]);
}
