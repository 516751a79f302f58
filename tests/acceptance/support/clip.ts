import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { type ClipOptions, type ClipTruth, clipTruth, readPicture } from '@argument/testing';

const PROGRAM = resolve(__dirname, '../../../packages/testing/harness/render-clip.mjs');

export interface Clip {
  cameraFile: string;
  truth: ClipTruth;
}

interface ClipSource extends Omit<ClipOptions, 'target'> {
  /** The picture that is printed. */
  picture: string;
  /** Its long side is scaled down to this, px. */
  maxSide?: number;
  file: string;
}

/** Renders a clip in a process of its own. */
export async function renderClip(source: ClipSource): Promise<Clip> {
  const { picture, maxSide, file, ...options } = source;
  const [target] = await Promise.all([
    readPicture(picture, maxSide),
    promisify(execFile)(process.execPath, [PROGRAM, JSON.stringify(source)]),
  ]);
  return { cameraFile: file, truth: clipTruth({ ...options, target }) };
}
