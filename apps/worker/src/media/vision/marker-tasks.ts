import { analyseTarget, type TargetAnalysis } from '@argument/vision/opencv';
import { compileMarker } from '@argument/vision/track';
import { readLuminance } from '../sharp/pictures.js';

/** A rendition of ours, to be read at most so large. */
interface PictureToRead {
  file: string;
  /** Long side, px. */
  side: number;
}

/** The picture's shape cannot be compiled. Its file was read and is in order. */
export interface Elongated {
  isElongated: true;
}

/** What a marker process can be asked. */
export const markerTasks = {
  /** Score, reasons and features; see `analyseTarget`. */
  async judge({ file, side }: PictureToRead): Promise<TargetAnalysis> {
    return analyseTarget(await readLuminance(file, side));
  },

  /** Our tracker's file. */
  async compile({ file, side }: PictureToRead): Promise<Uint8Array | Elongated> {
    const luminance = await readLuminance(file, side);
    try {
      return compileMarker(luminance);
    } catch (error) {
      if (error instanceof RangeError) return { isElongated: true };
      throw error;
    }
  },
} as const;

export type MarkerTasks = typeof markerTasks;
export type MarkerTaskName = keyof MarkerTasks;

export interface MarkerRequest {
  id: number;
  task: MarkerTaskName;
  input: unknown;
}
export type MarkerAnswer = { id: number } & ({ result: unknown } | { error: string });
