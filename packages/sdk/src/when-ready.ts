import type { Client } from './client.js';
import type { Image, Marker, Video } from './generated/schemas.js';
import { pause } from './retry.js';

interface Assets {
  image: Image;
  video: Video;
  marker: Marker;
}

export interface WaitOptions {
  signal?: AbortSignal | undefined;
  /** Milliseconds between two looks; 1,000 when left out. */
  everyMs?: number;
}

/** An image, video or marker that the platform gave up; `code` and the message say why and what to do. */
export class AssetFailedError extends Error {
  override readonly name = 'AssetFailedError';

  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Waits until something can be used. A video can be used as soon as its first rendition is there.
 * @throws AssetFailedError when the platform gave it up; ApiError; the signal's reason when the waiting was given up
 */
export async function whenReady<K extends keyof Assets>(
  client: Client,
  kind: K,
  id: string,
  { signal, everyMs = 1_000 }: WaitOptions = {},
): Promise<Assets[K]> {
  for (;;) {
    const asset = await READ[kind](client, id, signal);
    if (asset.status === 'ready') return asset;
    if (asset.status === 'failed') {
      const { code, message } = asset.error ?? { code: 'asset.failed', message: 'It could not be processed.' };
      throw new AssetFailedError(code, message);
    }
    await pause(everyMs, signal);
  }
}

type Read<T> = (client: Client, id: string, signal?: AbortSignal) => Promise<T>;

const READ: { [K in keyof Assets]: Read<Assets[K]> } = {
  image: (client, imageId, signal) => client.get('/images/{imageId}', { path: { imageId }, signal }),
  video: (client, videoId, signal) => client.get('/videos/{videoId}', { path: { videoId }, signal }),
  marker: (client, markerId, signal) => client.get('/markers/{markerId}', { path: { markerId }, signal }),
};
