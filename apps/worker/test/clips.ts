import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findBinaries } from '../src/media/ffmpeg/binaries.js';

const { ffmpeg } = findBinaries(process.env);

export interface ClipOptions {
  width?: number;
  height?: number;
  seconds?: number;
  rate?: number;
  audio?: boolean;
  pixelFormat?: string;
  /** More of ffmpeg's output options. */
  extra?: string[];
}

/** Films ffmpeg's test picture; answers the file's path. */
export async function makeClip(folder: string, name: string, options: ClipOptions = {}): Promise<string> {
  const { width = 640, height = 360, seconds = 2, rate = 25, audio = true, pixelFormat = 'yuv420p' } = options;
  const file = path.join(folder, name);
  await promisify(execFile)(ffmpeg, [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:rate=${rate}:duration=${seconds}`],
    ...(audio ? ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`, '-c:a', 'aac'] : []),
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', pixelFormat, ...(options.extra ?? []), file],
  ]);
  return file;
}

/** The same streams `times` over. */
export async function loopClip(source: string, target: string, times: number): Promise<string> {
  const loops = String(times - 1);
  await promisify(execFile)(ffmpeg, ['-v', 'error', '-y', '-stream_loop', loops, '-i', source, '-c', 'copy', target]);
  return target;
}

/** The same streams in a new file, with a note for players to turn the picture. */
export async function turnClip(source: string, target: string, degrees: number): Promise<string> {
  await promisify(execFile)(ffmpeg, [
    ...['-v', 'error', '-y', '-i', source, '-c', 'copy', '-metadata:s:v', `rotate=${degrees}`, target],
  ]);
  return target;
}

/** Names of an MP4's top-level boxes, in order. */
export async function boxesOf(file: string | Buffer): Promise<string[]> {
  const bytes = typeof file === 'string' ? await readFile(file) : file;
  const names: string[] = [];
  for (let at = 0; at + 8 <= bytes.length; ) {
    names.push(bytes.toString('latin1', at + 4, at + 8));
    at += Math.max(8, bytes.readUInt32BE(at));
  }
  return names;
}
