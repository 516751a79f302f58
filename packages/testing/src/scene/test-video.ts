import { runFfmpeg } from './ffmpeg.js';

/** Colours of the four quarters of a test video: top left, top right, bottom right, bottom left; sRGB. */
export const QUARTERS = [
  [230, 30, 200],
  [20, 210, 230],
  [240, 220, 20],
  [30, 70, 230],
] as const;

/**
 * Writes an H.264 + AAC video with one plain colour in each quarter and a quiet tone: colours that no photograph in the
 * suite has, so that a screenshot tells whether the video is shown, and which way up.
 */
export async function writeTestVideo(
  file: string,
  { width = 640, height = 480, seconds = 4 }: { width?: number; height?: number; seconds?: number } = {},
): Promise<void> {
  const [w, h] = [width / 2, height / 2];
  const colours = QUARTERS.map((rgb) => `0x${rgb.map((value) => value.toString(16).padStart(2, '0')).join('')}`);
  const sources = colours.flatMap((colour) => ['-f', 'lavfi', '-i', `color=${colour}:s=${w}x${h}:r=25:d=${seconds}`]);
  const tone = ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
  const layout = '[0][1]hstack[top];[3][2]hstack[bottom];[top][bottom]vstack,format=yuv420p[v]';
  const encode = ['-map', '[v]', '-map', '4:a', '-c:v', 'libx264', '-preset', 'veryfast', '-c:a', 'aac', '-shortest'];
  await runFfmpeg([...sources, ...tone, '-filter_complex', layout, ...encode, file]);
}
