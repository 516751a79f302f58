import type { ClipTruth } from './clip.js';
import type { Point } from './homography.js';

/** The pose a viewer showed at one moment. Times in ms of the camera's clock. */
export interface ShownPose {
  /** Media time of the camera frame that was newest at that moment; null before the first. */
  cameraTime: number | null;
  /** Media time of the camera frame that the corners belong to. */
  frameTime: number | null;
  /** x and y of the four corners, camera pixels, top left first, clockwise; null when nothing is shown. */
  corners: number[] | null;
}

export interface ScanRecord {
  /** Size of the camera's picture, px. */
  camera: { width: number; height: number };
  /** Which frame of the clip was shown at which media time. */
  frames: readonly { mediaTime: number; number: number }[];
  samples: readonly ShownPose[];
}

export interface Verdict {
  /** Camera frames judged in which the print can be seen. */
  visible: number;
  /** Of those: with every corner within the tolerance. */
  good: number;
  /** Of those: with nothing shown. */
  missed: number;
  /** Largest corner error of each visible frame with something shown, ascending, px of the clip. */
  errors: number[];
  /** Camera frames without the print in which something was shown all the same. */
  ghosts: number;
  /** How long the poses were behind the newest camera frame, ascending, ms. */
  lags: number[];
}

/** Media times nearer than this, ms, are the same camera frame. */
const SAME_FRAME = 4;

/**
 * Holds what a viewer showed against the truth of the clip that its camera played, camera frame by camera frame: what
 * stood on screen last before the next frame counts. `tolerance` in px of the clip; frames before `from` (ms of the camera's
 * clock) are left out.
 */
export function judgeScan(record: ScanRecord, truth: ClipTruth, { tolerance = 10, from = 0 } = {}): Verdict {
  const numbers = frameNumbers(record);
  const scale = truth.width / record.camera.width;
  const verdict: Verdict = { visible: 0, good: 0, missed: 0, errors: [], ghosts: 0, lags: [] };
  for (const pose of lastOfEachFrame(record.samples)) {
    const seen = numbers(pose.cameraTime);
    if (seen === null || pose.cameraTime === null || pose.cameraTime < from) continue;
    const error = shownError(pose, truth, numbers, scale);
    if (!truth.frames[seen]?.corners) {
      if (error !== null) verdict.ghosts++;
      continue;
    }
    verdict.visible++;
    if (error === null) {
      verdict.missed++;
      continue;
    }
    verdict.errors.push(error);
    if (error <= tolerance) verdict.good++;
    if (pose.frameTime !== null) verdict.lags.push(pose.cameraTime - pose.frameTime);
  }
  verdict.errors.sort((a, b) => a - b);
  verdict.lags.sort((a, b) => a - b);
  return verdict;
}

/** Value at `share` (0 to 1) of an ascending list; NaN when it is empty. */
export function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(share * ascending.length))] ?? Number.NaN;
}

/** Null when nothing is shown; infinite when what is shown belongs to a frame without the print, or to none. */
function shownError(
  { corners, frameTime }: ShownPose,
  truth: ClipTruth,
  numbers: (time: number | null) => number | null,
  scale: number,
): number | null {
  if (!corners) return null;
  const expected = truth.frames[numbers(frameTime) ?? -1]?.corners;
  return expected ? largestError(corners, expected, scale) : Number.POSITIVE_INFINITY;
}

function largestError(corners: readonly number[], expected: readonly Point[], scale: number): number {
  const distances = expected.map(({ x, y }, i) =>
    Math.hypot((corners[2 * i] ?? Number.NaN) * scale - x, (corners[2 * i + 1] ?? Number.NaN) * scale - y),
  );
  const largest = Math.max(...distances);
  return Number.isNaN(largest) ? Number.POSITIVE_INFINITY : largest;
}

function lastOfEachFrame(samples: readonly ShownPose[]): ShownPose[] {
  return samples.filter((pose, i) => pose.cameraTime !== samples[i + 1]?.cameraTime);
}

/** Looks up the clip's frame that was shown at a media time; null when there is none. */
function frameNumbers({ frames }: ScanRecord): (time: number | null) => number | null {
  const byTime = new Map(frames.map(({ mediaTime, number }) => [Math.round(mediaTime), number]));
  return (time) => {
    if (time === null) return null;
    for (let off = 0; off <= SAME_FRAME; off++) {
      const number = byTime.get(Math.round(time) - off) ?? byTime.get(Math.round(time) + off);
      if (number !== undefined) return number;
    }
    return null;
  };
}
