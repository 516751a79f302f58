import { randomUUID } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { copyFile, link, mkdir, open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { countBytes } from './count-bytes.js';
import { entryOf, FilesystemIndex, type IndexEntry, infoOf, typeOf } from './filesystem-index.js';
import { FilesystemMultipart } from './filesystem-multipart.js';
import { isMissing, listFiles, syncFile, writeDurably } from './filesystem-tools.js';
import { assertExpiry, assertKey, assertWriteTerms } from './key-rules.js';
import {
  type ByteRange,
  type ListedObject,
  type ObjectInfo,
  ObjectNotFoundError,
  ObjectStore,
  type PutOptions,
  RangeNotSatisfiableError,
  type ReadObject,
  type SignedWrite,
  SizeMismatchError,
  type UploadedPart,
  type WriteTerms,
} from './object-store.js';
import { signUrl } from './signed-url.js';
import { type PartOf, signWrite, verifyWrite, type WriteQuery } from './signed-write.js';
import { onDisk } from './trouble.js';

export interface FilesystemStoreOptions {
  /** Folder that belongs to the store alone; made when missing. */
  root: string;
  /** Signs read addresses. */
  secret: string;
}

/**
 * Objects on disk. The bytes lie in `blobs/` under a random name that is never written twice; `index/` has one small file
 * per key that names the blob and its facts. Replacing that file is the put's one atomic step, so that type and bytes
 * always belong together.
 */
export class FilesystemStore extends ObjectStore {
  private readonly index: FilesystemIndex;
  private readonly blobs: string;
  private readonly multipart: FilesystemMultipart;

  constructor(private readonly options: FilesystemStoreOptions) {
    super();
    this.index = new FilesystemIndex(path.join(options.root, 'index'));
    this.blobs = path.join(options.root, 'blobs');
    this.multipart = new FilesystemMultipart(path.join(options.root, 'multipart'));
  }

  async put(key: string, body: Readable | Uint8Array, options: PutOptions): Promise<ObjectInfo> {
    assertKey(key);
    return onDisk(async () => {
      const blob = randomUUID();
      const file = await this.prepareBlob(blob);
      try {
        const bytes = await writeDurably(file, body);
        if (options.bytes !== undefined && options.bytes !== bytes)
          throw new SizeMismatchError(key, options.bytes, bytes);
        return await this.publish(key, entryOf(blob, bytes, options));
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      }
    });
  }

  /** By the kernel: the bytes need not come through this process, and not at all where the disk shares blocks. */
  override async putFile(key: string, source: string, options: Omit<PutOptions, 'bytes'>): Promise<ObjectInfo> {
    assertKey(key);
    return onDisk(async () => {
      const blob = randomUUID();
      const file = await this.prepareBlob(blob);
      try {
        await copyFile(source, file, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
        return await this.publish(key, entryOf(blob, await syncFile(file), options));
      } catch (error) {
        await rm(file, { force: true });
        throw error;
      }
    });
  }

  override async getFile(key: string, target: string): Promise<void> {
    assertKey(key);
    // As in `get`: what is replaced meanwhile is looked for again.
    for (let attempt = 0; attempt < 5; attempt++) {
      const { blob } = await this.entry(key);
      try {
        return await copyFile(this.blobPath(blob), target, constants.COPYFILE_FICLONE);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
    throw new ObjectNotFoundError(key);
  }

  async get(key: string, range?: ByteRange): Promise<ReadObject> {
    assertKey(key);
    // A put or delete between reading the index and opening the blob takes the blob away: then look again.
    for (let attempt = 0; attempt < 5; attempt++) {
      const entry = await this.entry(key);
      const info = infoOf(key, entry);
      if (range && (range.start >= info.bytes || range.start < 0)) throw new RangeNotSatisfiableError(key, info.bytes);
      try {
        const handle = await open(this.blobPath(entry.blob), 'r');
        return { info, body: createReadStream('', { fd: handle, ...(range ?? {}) }) };
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    }
    throw new ObjectNotFoundError(key);
  }

  async head(key: string): Promise<ObjectInfo | null> {
    assertKey(key);
    const entry = await this.index.read(key);
    return entry && infoOf(key, entry);
  }

  async copy(from: string, to: string, options: Partial<PutOptions> = {}): Promise<ObjectInfo> {
    assertKey(from);
    assertKey(to);
    const source = await this.entry(from);
    return onDisk(async () => {
      const blob = randomUUID();
      const file = await this.prepareBlob(blob);
      // Blobs never change, so both keys may share the bytes on disk; where the disk cannot link, copy.
      await link(this.blobPath(source.blob), file).catch((error: NodeJS.ErrnoException) => {
        if (isMissing(error)) throw new ObjectNotFoundError(from);
        return copyFile(this.blobPath(source.blob), file, constants.COPYFILE_FICLONE);
      });
      return this.publish(to, entryOf(blob, source.bytes, { ...typeOf(source), ...options }));
    });
  }

  async delete(key: string): Promise<void> {
    assertKey(key);
    const entry = await this.index.remove(key);
    if (entry) await rm(this.blobPath(entry.blob), { force: true });
  }

  async *list(prefix: string): AsyncIterable<ListedObject> {
    for (const key of await this.index.keys(prefix)) {
      const entry = await this.index.read(key);
      if (entry) yield infoOf(key, entry);
    }
  }

  async signedReadUrl(key: string, expiresInSeconds: number, options: { downloadName?: string } = {}): Promise<string> {
    assertKey(key);
    assertExpiry(expiresInSeconds);
    const expires = Math.floor(Date.now() / 1000) + Math.ceil(expiresInSeconds);
    return signUrl(this.options.secret, key, expires, options.downloadName);
  }

  async signedWriteUrl(key: string, terms: WriteTerms): Promise<SignedWrite> {
    return this.signed(key, terms);
  }

  createMultipart(key: string, { contentType }: Pick<PutOptions, 'contentType'>): Promise<string> {
    assertKey(key);
    return onDisk(() => this.multipart.create({ key, contentType }));
  }

  async signedPartUrl(
    key: string,
    multipartId: string,
    number: number,
    terms: Omit<WriteTerms, 'contentType'>,
  ): Promise<SignedWrite> {
    return this.signed(key, { ...terms, contentType: 'application/octet-stream' }, { multipartId, number });
  }

  async completeMultipart(key: string, multipartId: string, parts: readonly UploadedPart[]): Promise<ObjectInfo> {
    const { begun, body } = await this.multipart.join(key, multipartId, parts);
    const info = await this.put(key, body, { contentType: begun.contentType });
    await this.multipart.remove(multipartId);
    return info;
  }

  async abortMultipart(_key: string, multipartId: string): Promise<void> {
    await this.multipart.remove(multipartId);
  }

  /**
   * Takes the PUT of a signed address; `headers` are the request's. Answers the etag, or null when the address does not
   * allow it. @throws SizeMismatchError when the body ends early, InvalidMultipartError
   */
  async receive(
    key: string,
    query: WriteQuery,
    headers: { 'content-type'?: string | undefined; 'content-length'?: string | undefined },
    body: Readable,
  ): Promise<string | null> {
    const allowed = verifyWrite(this.options.secret, key, query);
    const { contentType, bytes, part } = allowed ?? { contentType: '', bytes: -1, part: null };
    if (headers['content-type'] !== contentType || headers['content-length'] !== String(bytes)) return null;
    if (!part) return (await this.put(key, body, { contentType, bytes })).etag;
    return onDisk(() => this.multipart.put(key, part.multipartId, part.number, countBytes(body, key, bytes)));
  }

  async removeLeftovers(olderThanMs: number): Promise<number> {
    const before = Date.now() - olderThanMs;
    const candidates = await listFiles(this.blobs);
    const named = new Set<string>();
    for (const key of await this.index.keys('')) {
      const entry = await this.index.read(key);
      if (entry) named.add(entry.blob);
    }
    let removed = await this.multipart.removeOld(before);
    for (const file of candidates) {
      const facts = named.has(path.basename(file)) ? null : await stat(file).catch(() => null);
      // The time of the name, not of the bytes: a hard link is as old as what it links to.
      if (!facts || facts.ctimeMs > before) continue;
      await rm(file, { force: true });
      removed += 1;
    }
    return removed;
  }

  async close(): Promise<void> {
    // Nothing is held open.
  }

  private signed(key: string, terms: WriteTerms, part?: PartOf): SignedWrite {
    assertKey(key);
    assertWriteTerms(terms);
    return signWrite(this.options.secret, key, Math.floor(Date.now() / 1000) + terms.expiresInSeconds, terms, part);
  }

  private async publish(key: string, entry: IndexEntry): Promise<ObjectInfo> {
    const before = await this.index.replace(key, entry);
    if (before) await rm(this.blobPath(before.blob), { force: true });
    return infoOf(key, entry);
  }

  private async entry(key: string): Promise<IndexEntry> {
    const entry = await this.index.read(key);
    if (!entry) throw new ObjectNotFoundError(key);
    return entry;
  }

  private async prepareBlob(blob: string): Promise<string> {
    const file = this.blobPath(blob);
    await mkdir(path.dirname(file), { recursive: true });
    return file;
  }

  private blobPath(blob: string): string {
    return path.join(this.blobs, blob.slice(0, 2), blob);
  }
}
