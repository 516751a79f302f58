import type { Readable } from 'node:stream';

/** What is stored under a key. `bytes` of the whole object; `etag` changes when the content does. */
export interface ObjectInfo {
  key: string;
  bytes: number;
  contentType: string;
  cacheControl: string | null;
  /** Quoted, as in HTTP. */
  etag: string;
  lastModified: Date;
}

/** What a listing tells; ask `head` for the rest. */
export type ListedObject = Pick<ObjectInfo, 'key' | 'bytes' | 'etag' | 'lastModified'>;

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

/** Thrown for a range that starts behind the end of the object; HTTP answers 416. */
export class RangeNotSatisfiableError extends Error {
  /** `bytes` of the whole object. */
  constructor(
    readonly key: string,
    readonly bytes: number,
  ) {
    super(`The range starts behind the ${bytes} bytes of ${key}.`);
    this.name = 'RangeNotSatisfiableError';
  }
}

/** Thrown by a put whose body is not as long as announced. */
export class SizeMismatchError extends Error {
  constructor(key: string, expected: number, actual: number) {
    super(`${key} was announced with ${expected} bytes, but ${actual} arrived.`);
    this.name = 'SizeMismatchError';
  }
}

/**
 * Where files live. Keys are `/`-separated segments of `[A-Za-z0-9._-]`; `..` is refused. A put is atomic: readers see
 * the old object or the whole new one, and a failed put leaves nothing behind.
 */
export abstract class ObjectStore {
  abstract put(key: string, body: Readable | Uint8Array, options: PutOptions): Promise<ObjectInfo>;
  /** @throws ObjectNotFoundError, RangeNotSatisfiableError */
  abstract get(key: string, range?: ByteRange): Promise<ReadObject>;
  /** Null when nothing is there. */
  abstract head(key: string): Promise<ObjectInfo | null>;
  /** Server-side copy; keeps type and cache control unless given. @throws ObjectNotFoundError */
  abstract copy(from: string, to: string, options?: Partial<PutOptions>): Promise<ObjectInfo>;
  /** Harmless when nothing is there. */
  abstract delete(key: string): Promise<void>;
  /** Every key that starts with `prefix`, in an order of the store's own. */
  abstract list(prefix: string): AsyncIterable<ListedObject>;
  /**
   * Address that reads one object for `expiresInSeconds` (60 to 604,800) without other credentials. The filesystem
   * store answers a path (`/files/...`) that the API serves; S3 answers an absolute address.
   */
  abstract signedReadUrl(key: string, expiresInSeconds: number, options?: { downloadName?: string }): Promise<string>;
  /**
   * Removes what processes that were killed left half written and that is older than `olderThanMs`; answers how many files
   * that were. No put may take longer than `olderThanMs`.
   */
  abstract removeLeftovers(olderThanMs: number): Promise<number>;
  /** Lets go of connections. */
  abstract close(): Promise<void>;
}
