/** Luminance, one byte a pixel, row by row. */
export interface GrayImage {
  /** Pixels. */
  width: number;
  height: number;
  /** `width * height` values, 0 black to 255 white. */
  data: Uint8Array;
}
