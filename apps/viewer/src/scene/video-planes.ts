import { type FramePlanes, readPlanes } from '../frames/planes.js';

/**
 * The newest frame of a playing video as bytes. Where no graphics card draws, handing a video to WebGL takes tens of
 * milliseconds and its bytes one.
 */
export class VideoPlanes {
  /** Null until there is a frame. */
  latest: FramePlanes | null = null;
  private spare = new ArrayBuffer(0);

  /** @param onRefused called, at most once, when the video's frames have no planes that can be drawn */
  constructor(
    private readonly video: HTMLVideoElement,
    private readonly onRefused: () => void,
  ) {
    this.read();
  }

  /** In browsers that hand out frames. */
  static get supported(): boolean {
    return typeof VideoFrame !== 'undefined' && 'requestVideoFrameCallback' in HTMLVideoElement.prototype;
  }

  private read(): void {
    this.copy()
      .then(() => this.video.requestVideoFrameCallback(() => this.read()))
      .catch(() => {
        this.latest = null;
        this.onRefused();
      });
  }

  private async copy(): Promise<void> {
    const frame = new VideoFrame(this.video);
    try {
      const planes = await readPlanes(frame, this.spare);
      if (!planes) throw new Error(`No planes to draw in ${frame.format}`);
      this.spare = this.latest?.bytes ?? new ArrayBuffer(0);
      this.latest = planes;
    } finally {
      frame.close();
    }
  }
}
