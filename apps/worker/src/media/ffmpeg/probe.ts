/** What a video file holds. Sizes in pixels as shown: rotated, with square pixels. */
export interface VideoProbe {
  /** ffmpeg's names of the container, such as `mov,mp4,m4a,3gp,3g2,mj2`. */
  container: string;
  durationMs: number;
  width: number;
  height: number;
  /** Degrees clockwise that players turn the picture by: 0, 90, 180 or 270. */
  rotation: number;
  squarePixels: boolean;
  framesPerSecond: number;
  videoCodec: string;
  profile: string;
  /** Empty when the program cannot decode the video. */
  pixelFormat: string;
  /** Parts of the picture are transparent. */
  hasAlpha: boolean;
  /** Brighter than screens of phones are by default: its tones have to be mapped. */
  highDynamicRange: boolean;
  /** Of the video alone, bits per second; null when the file does not say. */
  bitRate: number | null;
  audioCodec: string | null;
}
