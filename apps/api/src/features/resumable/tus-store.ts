import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { keys, ObjectStore } from '@argument/storage';
import { Injectable } from '@nestjs/common';
import { DataStore, ERRORS, Upload } from '@tus/utils';
import { errors } from '../../core/errors/errors.js';
import { IMAGE_RULE, VIDEO_RULE } from '../uploads/upload-rules.js';
import { UploadsService } from '../uploads/uploads.service.js';
import { type Part, ResumableRepository } from './resumable.repository.js';
import { SplitStream } from './split-stream.js';
import { tusContext } from './tus-context.js';

/** How long an unfinished upload may be resumed after it was begun, ms. */
export const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1000;

/**
 * A request's bytes go to the store in pieces of this size: at most so much has to be sent again when this process is
 * killed, and so much is in memory.
 */
const PART_BYTES = 4 * 1024 * 1024;

const PART_TYPE = { contentType: 'application/octet-stream' };

/**
 * Resumable uploads on our own object store, so that any API process can go on with what another began: each piece is an
 * object, and a row once it is whole.
 */
@Injectable()
export class TusStore extends DataStore {
  /** Writes under way in this process: how far an upload is can be told only when they have ended. */
  private readonly writing = new Map<string, Promise<unknown>>();

  constructor(
    private readonly store: ObjectStore,
    private readonly repository: ResumableRepository,
    private readonly uploads: UploadsService,
  ) {
    super();
    this.extensions = ['creation', 'creation-with-upload', 'expiration', 'termination', 'checksum'];
  }

  override getExpiration(): number {
    return UPLOAD_LIFETIME_MS;
  }

  /** The row was written when the upload was allowed. */
  override create(upload: Upload): Promise<Upload> {
    return Promise.resolve(upload);
  }

  override async getUpload(id: string): Promise<Upload> {
    await this.writing.get(id)?.catch(() => undefined);
    const state = await this.repository.find(id);
    if (!state) throw ERRORS.FILE_NOT_FOUND;
    const { projectId, kind, name, bytes, createdAt } = state.upload;
    return new Upload({
      id,
      size: Number(bytes),
      offset: state.offset,
      metadata: { projectId, kind, filename: name },
      creation_date: createdAt.toISOString(),
    });
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const writing = this.append(source, id, offset);
    this.writing.set(id, writing);
    try {
      return await writing;
    } finally {
      if (this.writing.get(id) === writing) this.writing.delete(id);
    }
  }

  override async remove(id: string): Promise<void> {
    const state = await this.repository.find(id);
    await this.repository.remove(id);
    // What cannot be deleted now lies under an upload that is not there: the collector of garbage finds it.
    for (const { key } of state?.parts ?? []) await this.store.delete(key);
  }

  private async append(source: Readable, id: string, offset: number): Promise<number> {
    const { checksum } = tusContext();
    const hash = checksum && createHash(checksum.algorithm);
    const begun = offset === 0 ? await this.beginning(id) : null;
    const pieces = new SplitStream(source, PART_BYTES, (chunk) => {
      hash?.update(chunk);
      begun?.(chunk);
    });
    const unproven: Part[] = [];
    let at = offset;
    try {
      for (let piece = await pieces.next(); piece; piece = await pieces.next()) {
        const part = await this.put(id, at, piece.body, piece.length);
        at += part.bytes;
        if (checksum) unproven.push(part);
        else await this.add(id, [part]);
      }
      if (pieces.broken instanceof Refused) {
        await this.remove(id);
        throw pieces.broken.reason;
      }
      if (checksum && hash) {
        // Of a request that was cut off, nothing can be trusted.
        if (pieces.broken !== undefined) throw pieces.broken;
        if (!hash.digest().equals(checksum.digest)) throw errors.checksumMismatch();
        await this.add(id, unproven);
        unproven.length = 0;
      }
      return at;
    } finally {
      for (const { key } of unproven) await this.store.delete(key);
    }
  }

  /** Refuses a file by its first bytes, once enough of them are there, so that nobody sends 100 MB for nothing. */
  private async beginning(id: string): Promise<(chunk: Buffer) => void> {
    const state = await this.repository.find(id);
    const rule = state?.upload.kind === 'image' ? IMAGE_RULE : VIDEO_RULE;
    let head: Buffer | null = Buffer.alloc(0);
    return (chunk) => {
      if (!head) return;
      head = Buffer.concat([head, chunk.subarray(0, rule.headBytes - head.length)]);
      if (head.length < rule.headBytes) return;
      try {
        this.uploads.checkHead(rule, head);
      } catch (error) {
        throw new Refused(error);
      }
      head = null;
    };
  }

  private async put(id: string, start: number, body: Readable, length: () => number): Promise<Part> {
    const key = keys.incoming(id, `${start}-${randomUUID()}`);
    await this.store.put(key, body, PART_TYPE);
    return { start, bytes: length(), key };
  }

  private async add(id: string, parts: readonly Part[]): Promise<void> {
    if (await this.repository.addParts(id, parts)) return;
    for (const { key } of parts) await this.store.delete(key);
    throw ERRORS.INVALID_OFFSET;
  }
}

/** Tells a refusal from a line that broke. */
class Refused extends Error {
  constructor(readonly reason: unknown) {
    super('The file was refused.');
  }
}
