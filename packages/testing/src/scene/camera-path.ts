import { type Matrix3, multiply } from './homography.js';
import { createRandom } from './random.js';

/** Pinhole camera: focal length and principal point, px. */
export interface Camera {
  width: number;
  height: number;
  focal: number;
}

/** A phone's main camera at 640 x 480 (58 degrees across). */
export const PHONE_CAMERA: Camera = { width: 640, height: 480, focal: 580 };

/** How a hand moves the camera. Angles in degrees; lengths in fractions of the frame's height. */
export interface HandMotion {
  /** Mean share of the frame (height, or width for wide pictures) that the print fills, and how much it breathes. */
  fill: number;
  fillSway: number;
  /** Mean angle between the camera and the print's normal, and how much it sways. */
  tilt: number;
  tiltSway: number;
  rollSway: number;
  shiftSway: number;
}

export const EASY_HAND: HandMotion = {
  fill: 0.7,
  fillSway: 0.12,
  tilt: 14,
  tiltSway: 12,
  rollSway: 9,
  shiftSway: 0.05,
};

/** Harmonics of one period, so that a clip that is played in a loop has no seam. */
const HARMONICS = [1, 2, 3, 5] as const;
const AMPLITUDES = [1, 0.6, 0.35, 0.15] as const;

/**
 * A path that repeats after `frames` frames. The answer gives, for any frame number, the homography from pixels of a
 * `target.width` x `target.height` print to pixels of the frame.
 */
export function createCameraPath(
  target: { width: number; height: number },
  frames: number,
  seed: string,
  motion: HandMotion = EASY_HAND,
  camera: Camera = PHONE_CAMERA,
): (frame: number) => Matrix3 {
  const random = createRandom(`path:${seed}`);
  const sway = () => swaying(frames, random);
  const [shiftX, shiftY, fill, tilt, roll, turn] = [sway(), sway(), sway(), sway(), sway(), sway()] as const;
  const azimuth = random() * 2 * Math.PI;
  // What limits the print's size in the frame: its height, or its width where it is wider than the frame.
  const extent = Math.max(target.height, (target.width * camera.height) / camera.width);
  return (frame) => {
    const share = motion.fill * (1 + motion.fillSway * fill(frame));
    const depth = (camera.focal * extent) / (share * camera.height);
    const shift = (motion.shiftSway * camera.height * depth) / camera.focal;
    const angle = radians(motion.tilt + motion.tiltSway * tilt(frame));
    const rotation = multiply(
      tiltAbout(azimuth + 0.6 * turn(frame), angle),
      rollBy(radians(motion.rollSway * roll(frame))),
    );
    // For points of the plane z = 0 the third column of the rotation drops out; the translation takes its place.
    const pose: Matrix3 = [
      rotation[0],
      rotation[1],
      shift * shiftX(frame),
      rotation[3],
      rotation[4],
      shift * shiftY(frame),
      rotation[6],
      rotation[7],
      depth,
    ];
    const centred: Matrix3 = [1, 0, -target.width / 2, 0, 1, -target.height / 2, 0, 0, 1];
    return multiply(multiply(intrinsics(camera), pose), centred);
  };
}

function intrinsics({ width, height, focal }: Camera): Matrix3 {
  return [focal, 0, width / 2, 0, focal, height / 2, 0, 0, 1];
}

/** A sum of sines in about [-1, 1] that repeats after `period` frames. */
function swaying(period: number, random: () => number): (frame: number) => number {
  const waves = HARMONICS.map((harmonic, i) => ({
    harmonic,
    amplitude: AMPLITUDES[i] ?? 0,
    phase: random() * 2 * Math.PI,
  }));
  return (frame) =>
    waves.reduce(
      (sum, { harmonic, amplitude, phase }) =>
        sum + (amplitude * Math.sin((2 * Math.PI * harmonic * frame) / period + phase)) / 1.5,
      0,
    );
}

/** Rotation by `angle` about the axis that lies in the frame's plane at `azimuth` (Rodrigues' formula). */
function tiltAbout(azimuth: number, angle: number): Matrix3 {
  const x = Math.cos(azimuth);
  const y = Math.sin(azimuth);
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const t = 1 - c;
  return [c + x * x * t, x * y * t, y * s, x * y * t, c + y * y * t, -x * s, -y * s, x * s, c];
}

function rollBy(angle: number): Matrix3 {
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  return [c, -s, 0, s, c, 0, 0, 0, 1];
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
