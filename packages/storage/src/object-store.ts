import { createReadStream, createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

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

/** What a client may put without other credentials. */
export interface WriteTerms {
  contentType: string;
  /** Exact length. */
  bytes: number;
  /** 1 to 300. */
  expiresInSeconds: number;
}

/** An address that takes one PUT, and the headers that must come with it. */
export interface SignedWrite {
  url: string;
  headers: Record<string, string>;
}

/** A part that has arrived; `etag` is what its PUT was answered with. */
export interface UploadedPart {
  /** 1 to 10,000. */
  number: number;
  etag: string;
}

/** Thrown when parts are put together that are not there, or not of this object. */
export class InvalidMultipartError extends Error {
  constructor(key: string, options?: ErrorOptions) {
    super(`The parts of ${key} are not those that were sent. Send them again.`, options);
    this.name = 'InvalidMultipartError';
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
  /** As {@link put}, of a local file. */
  async putFile(key: string, path: string, options: Omit<PutOptions, 'bytes'>): Promise<ObjectInfo> {
    const { size } = await stat(path);
    return this.put(key, createReadStream(path), { ...options, bytes: size });
  }
  /** Writes the whole object to a local file. @throws ObjectNotFoundError */
  async getFile(key: string, path: string, signal?: AbortSignal): Promise<void> {
    const { body } = await this.get(key);
    await pipeline(body, createWriteStream(path), signal ? { signal } : {});
  }
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
  /** Address that puts exactly one object of this type and length; a path or absolute as for {@link signedReadUrl}. */
  abstract signedWriteUrl(key: string, terms: WriteTerms): Promise<SignedWrite>;
  /** Begins an object that arrives in parts; answers what the store calls it. Nobody sees it before it is completed. */
  abstract createMultipart(key: string, options: Pick<PutOptions, 'contentType'>): Promise<string>;
  /** As {@link signedWriteUrl}, for one part. All but the last have at least 5 MiB. */
  abstract signedPartUrl(
    key: string,
    multipartId: string,
    number: number,
    terms: Omit<WriteTerms, 'contentType'>,
  ): Promise<SignedWrite>;
  /** Puts the parts together, in this order. @throws InvalidMultipartError */
  abstract completeMultipart(key: string, multipartId: string, parts: readonly UploadedPart[]): Promise<ObjectInfo>;
  /** Forgets the parts; harmless when nothing is there. */
  abstract abortMultipart(key: string, multipartId: string): Promise<void>;
  /**
   * Removes what processes that were killed left half written and that is older than `olderThanMs`; answers how many files
   * that were. No put may take longer than `olderThanMs`.
   */
  abstract removeLeftovers(olderThanMs: number): Promise<number>;
  /** Lets go of connections. */
  abstract close(): Promise<void>;
}
