import type { DirectUpload, PartUrls, UploadAccepted } from '@argument/contracts';
import { InvalidMultipartError, keys, ObjectStore, type UploadedPart } from '@argument/storage';
import { Injectable } from '@nestjs/common';
import { AddressBook } from '../../core/address-book.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { ResumableRepository, type UploadState } from './resumable.repository.js';
import { ResumableService } from './resumable.service.js';

/** The smallest part that S3 takes, but for the last, is 5 MiB. */
const PART_BYTES = 8 * 1024 * 1024;
const EXPIRES_S = 300;

/** Uploads whose bytes go past this process: it signs addresses, and reads the file once to judge it. */
@Injectable()
export class DirectService {
  constructor(
    private readonly resumable: ResumableService,
    private readonly repository: ResumableRepository,
    private readonly store: ObjectStore,
    private readonly addresses: AddressBook,
  ) {}

  /** @throws ProblemError 403, 404, 413 or 415 */
  async begin(me: Principal, announced: { bytes: number }): Promise<DirectUpload> {
    const id = this.resumable.newId();
    const directKey = keys.incoming(id, 'direct');
    const directId = await this.store.createMultipart(directKey, { contentType: 'application/octet-stream' });
    try {
      await this.resumable.begin(me, id, announced, { directKey, directId });
    } catch (error) {
      await this.store.abortMultipart(directKey, directId);
      throw error;
    }
    const { upload } = await this.resumable.find(me, id);
    return { id, partBytes: PART_BYTES, parts: partsOf(announced.bytes), expiresAt: upload.expiresAt.toISOString() };
  }

  /** @throws ProblemError 404, 410 or 422 */
  async sign(me: Principal, id: string, numbers: readonly number[]): Promise<PartUrls> {
    const { upload, key, multipartId } = await this.find(me, id);
    const bytes = Number(upload.bytes);
    const parts = numbers.map(async (number) => {
      const left = bytes - (number - 1) * PART_BYTES;
      if (left <= 0) throw errors.invalidFields([{ path: 'numbers', message: `There is no part ${number}.` }]);
      const terms = { bytes: Math.min(PART_BYTES, left), expiresInSeconds: EXPIRES_S };
      const { url, headers } = await this.store.signedPartUrl(key, multipartId, number, terms);
      return { number, url: this.addresses.absolute(url), headers };
    });
    return { parts: await Promise.all(parts) };
  }

  /** Doing it again is harmless. @throws ProblemError 404, 409, 410, 413 or 415 */
  async complete(me: Principal, id: string, parts: readonly UploadedPart[]): Promise<UploadAccepted> {
    const state = await this.find(me, id);
    const { key, multipartId, upload } = state;
    if (upload.status === 'open' && (await this.store.head(key)) === null) await this.join(key, multipartId, parts);
    await this.resumable.finish(me, state);
    return { id, projectId: upload.projectId, status: 'queued' };
  }

  /** Gives the upload up and frees its room. */
  async abort({ upload }: UploadState): Promise<void> {
    const { id, directKey, directId } = upload;
    await this.repository.remove(id);
    if (directKey === null || directId === null) return;
    await this.store.abortMultipart(directKey, directId);
    await this.store.delete(directKey);
  }

  private async join(key: string, multipartId: string, parts: readonly UploadedPart[]): Promise<void> {
    try {
      await this.store.completeMultipart(key, multipartId, parts);
    } catch (error) {
      throw error instanceof InvalidMultipartError ? errors.partsMissing(error) : error;
    }
  }

  private async find(me: Principal, id: string) {
    const state = await this.resumable.find(me, id);
    const { directKey: key, directId: multipartId } = state.upload;
    if (key === null || multipartId === null) throw errors.notDirect();
    return { ...state, key, multipartId };
  }
}

const partsOf = (bytes: number): number => Math.ceil(bytes / PART_BYTES);
