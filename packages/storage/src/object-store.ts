import type { Readable } from 'node:stream';

/** What is stored under a key. `bytes` of the whole object; `etag` changes when the content does. */
export interface ObjectInfo {
  key: string;
  bytes: number;
  contentType: string;
  cacheControl: string | null;
  etag: string;
  lastModified: Date;
}

export interface PutOptions {
  contentType: string;
  cacheControl?: string;
  /** Known length in bytes; the put fails when the body differs. */
  bytes?: number;
}

/** Inclusive, as in an HTTP Range header; `end` absent reads to the end. */
export interface ByteRange {
  start: number;
  end?: number;
}

export interface ReadObject {
  info: ObjectInfo;
  /** Destroy it when you stop reading early. */
  body: Readable;
}

/** Thrown by reads of a key that is not there. */
export class ObjectNotFoundError extends Error {
  constructor(readonly key: string) {
    super(`No object is stored at ${key}.`);
    this.name = 'ObjectNotFoundError';
  }
}

/**
 * Where files live. Keys are `/`-separated segments of `[A-Za-z0-9._-]`; `..` is refused. A put is atomic: readers see
 * the old object or the whole new one, and a failed put leaves nothing behind.
 */
export abstract class ObjectStore {
  abstract put(key: string, body: Readable | Uint8Array, options: PutOptions): Promise<ObjectInfo>;
  /** @throws ObjectNotFoundError */
  abstract get(key: string, range?: ByteRange): Promise<ReadObject>;
  /** Null when nothing is there. */
  abstract head(key: string): Promise<ObjectInfo | null>;
  /** Server-side copy; keeps type and cache control unless given. @throws ObjectNotFoundError */
  abstract copy(from: string, to: string, options?: Partial<PutOptions>): Promise<ObjectInfo>;
  /** Harmless when nothing is there. */
  abstract delete(key: string): Promise<void>;
  /** Every key that starts with `prefix`, in order. */
  abstract list(prefix: string): AsyncIterable<ObjectInfo>;
  /**
   * Address that reads one object for `expiresInSeconds` (60 to 604,800) without other credentials. The filesystem
   * store answers a path (`/files/...`) that the API serves; S3 answers an absolute address.
   */
  abstract signedReadUrl(key: string, expiresInSeconds: number, options?: { downloadName?: string }): Promise<string>;
}
