/** The program that makes our tracker's file of a picture. It does without OpenCV, so that it is small and starts at once. */
import { compileMarker } from '@argument/vision/track';
import { readLuminance } from '../sharp/pictures.js';
import type { Elongated, PictureToRead } from './marker-maker.js';
import { serveTasks } from './serve-tasks.js';

serveTasks(async ({ file, side }: PictureToRead): Promise<Uint8Array | Elongated> => {
  const luminance = await readLuminance(file, side);
  try {
    return compileMarker(luminance);
  } catch (error) {
    if (error instanceof RangeError) return { isElongated: true };
    throw error;
  }
});
