import type { TargetAnalysis } from '@argument/vision/opencv';
import { TaskProcess } from './task-process.js';

/** A rendition of ours, to be read at most so large. */
export interface PictureToRead {
  file: string;
  /** Long side, px. */
  side: number;
}

/** The picture's shape cannot be compiled. Its file was read and is in order. */
export interface Elongated {
  isElongated: true;
}

/**
 * Computes markers beside this process. OpenCV computes for a second without a pause: in the worker's process nothing else
 * would go on meanwhile, neither the start of an encoder nor the lease of another job. A picture can be judged and compiled
 * at the same time.
 */
export class MarkerMaker {
  private readonly judging = new TaskProcess<PictureToRead, TargetAnalysis>(
    new URL('./judge-process.js', import.meta.url),
  );
  private readonly compiling = new TaskProcess<PictureToRead, Uint8Array | Elongated>(
    new URL('./compile-process.js', import.meta.url),
  );

  /** Called when a picture comes in whose marker is likely to be next. */
  prepare(): void {
    this.judging.prepare();
    this.compiling.prepare();
  }

  /** Score, reasons and features; see {@link TaskProcess.run}. */
  judge(picture: PictureToRead, signal?: AbortSignal): Promise<TargetAnalysis> {
    return this.judging.run(picture, signal);
  }

  /** Our tracker's file; see {@link TaskProcess.run}. */
  compile(picture: PictureToRead, signal?: AbortSignal): Promise<Uint8Array | Elongated> {
    return this.compiling.run(picture, signal);
  }

  async close(): Promise<void> {
    await Promise.all([this.judging.close(), this.compiling.close()]);
  }
}
