import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import ffmpeg from '@ffmpeg-installer/ffmpeg';

export interface VideoOptions {
  /** Pixels, even. */
  width?: number;
  height?: number;
  seconds?: number;
  framesPerSecond?: number;
  audio?: boolean;
  format?: 'mp4' | 'webm' | 'mov';
}

/** Makes a video of ffmpeg's moving test picture and a tone; answers its path, `<folder>/video.<format>`. */
export async function makeVideo(folder: string, options: VideoOptions = {}): Promise<string> {
  const { width = 640, height = 360, seconds = 2, framesPerSecond = 25, audio = true, format = 'mp4' } = options;
  const file = path.join(folder, `video.${format}`);
  const picture = ['-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:rate=${framesPerSecond}:duration=${seconds}`];
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
  const codecs =
    format === 'webm'
      ? ['-c:v', 'libvpx', '-deadline', 'realtime', '-b:v', '500k', '-c:a', 'libvorbis']
      : ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];
  const args = ['-v', 'error', '-y', ...picture, ...(audio ? tone : []), ...codecs, '-threads', '1', file];
  await promisify(execFile)(process.env.FFMPEG_PATH || ffmpeg.path, args);
  return file;
}
