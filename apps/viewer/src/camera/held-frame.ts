/** One camera frame, held still: what the tracker measures is exactly what is drawn under the overlay. */
export interface HeldFrame {
  /** For drawing; valid until `close`. Null where its planes are all that is needed. */
  readonly image: VideoFrame | HTMLCanvasElement | null;
  readonly width: number;
  readonly height: number;
  /** Media time of exactly this frame, ms. */
  readonly time: number;
  close(): void;
}
