export interface FileUpload {
  file: File;
  /** Local address of the file, to be shown at once. */
  url: string;
  state: 'waiting' | 'sending' | 'paused' | 'sent' | 'failed' | 'cancelled';
  /** Bytes sent. */
  sent: number;
  /** Milliseconds since the epoch; null until the first byte, and anew after a pause. */
  startedAt: number | null;
  /** Bytes that the server had at that time. */
  sentBefore: number;
  /** The connection is gone and is tried again. */
  stalled: boolean;
  /** Id of the image or video once the server has it. */
  assetId: string | null;
  /** Why it failed, in words. */
  message: string | null;
}

/** A picture and its video on their way to the server, and the marker that comes of them. */
export interface PairUpload {
  key: string;
  /** Null until the project exists. */
  projectId: string | null;
  picture: FileUpload | null;
  video: FileUpload | null;
  markerId: string | null;
  /** The video that the marker has been given. */
  linkedVideoId: string | null;
  /** Why no marker could be made, in words. */
  message: string | null;
}

export type Side = 'picture' | 'video';
