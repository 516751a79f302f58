import { createCameraPath, EASY_HAND, type HandMotion, PHONE_CAMERA } from './camera-path.js';
import { writeFrameNumber } from './frame-number.js';
import { type Matrix3, type Point, projectCorners } from './homography.js';
import { writeCameraFile } from './mjpeg.js';
import type { Picture } from './picture.js';
import { createScene, renderFrame } from './scene.js';

export interface ClipOptions {
  target: Picture;
  /** Frames in the clip, 30 a second; it can be played in a loop without a seam. At most 1024. */
  frames: number;
  seed: string;
  motion?: HandMotion;
  /** Frames, both included, in which the print is taken away. */
  absent?: { from: number; to: number };
}

/** What is true of one frame of a clip. */
export interface FrameTruth {
  /** Maps target px to frame px; null where the print is away. */
  pose: Matrix3 | null;
  /** Corners of the target in the frame, px: top left first, clockwise; null where the print is away. */
  corners: [Point, Point, Point, Point] | null;
}

export interface ClipTruth {
  width: number;
  height: number;
  fps: number;
  /** Pixels of the picture that the poses start from. */
  target: { width: number; height: number };
  frames: FrameTruth[];
}

const FPS = 30;
const NOISE = 1.5;

/** Where the print is in every frame, without rendering any. */
export function clipTruth(options: ClipOptions): ClipTruth {
  const { width, height } = PHONE_CAMERA;
  const target = { width: options.target.width, height: options.target.height };
  const path = createCameraPath(target, options.frames, options.seed, options.motion ?? EASY_HAND);
  const frames = Array.from({ length: options.frames }, (_, i): FrameTruth => {
    if (isAbsent(options, i)) return { pose: null, corners: null };
    const pose = path(i);
    return { pose, corners: projectCorners(pose, target.width, target.height) };
  });
  return { width, height, fps: FPS, target, frames };
}

/** The frames one after the other, RGB, each with its number written in. */
export function* clipFrames(options: ClipOptions): Generator<Uint8Array> {
  const { width, height } = PHONE_CAMERA;
  const scene = createScene(options.target, options.seed);
  const path = createCameraPath(options.target, options.frames, options.seed, options.motion ?? EASY_HAND);
  for (let i = 0; i < options.frames; i++) {
    const pose = path(i);
    const frame = renderFrame(scene, isAbsent(options, i) ? null : pose, pose, i, { width, height, noise: NOISE });
    writeFrameNumber(frame, width, i);
    yield frame;
  }
}

/** Renders a clip to `file` (MJPEG) for a browser's fake camera and answers what is true of it. */
export async function writeClip(file: string, options: ClipOptions): Promise<ClipTruth> {
  const truth = clipTruth(options);
  await writeCameraFile(file, truth, clipFrames(options));
  return truth;
}

function isAbsent({ absent }: ClipOptions, frame: number): boolean {
  return absent !== undefined && frame >= absent.from && frame <= absent.to;
}
