import { runFfmpeg } from './ffmpeg.js';

/**
 * Writes RGB frames as the MJPEG that Chromium's fake camera plays. It must be 4:2:0: Chromium shows 4:4:4, ffmpeg's own
 * choice, as plain green.
 */
export async function writeCameraFile(
  file: string,
  { width, height, fps }: { width: number; height: number; fps: number },
  frames: Iterable<Uint8Array>,
): Promise<void> {
  const raw = ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', String(fps), '-i', 'pipe:0'];
  const mjpeg = ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-q:v', '3', '-f', 'mjpeg', file];
  await runFfmpeg([...raw, ...mjpeg], frames);
}
