import '@fastify/multipart';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { PlanLimits } from '@argument/contracts';
import { keys, ObjectStore, StorageUnavailableError } from '@argument/storage';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { ProblemError } from '../../core/errors/problem-error.js';
import { ProjectsService } from '../projects/projects.service.js';
import { QuotaService } from '../quota/quota.service.js';
import { OriginalsService, type StagedFile } from './originals.service.js';
import { readHead } from './read-head.js';
import { readStored } from './read-stored.js';
import { type Sniffed, sniff } from './sniff.js';
import { readUploadForm } from './upload-form.js';
import { largest, type UploadRule } from './upload-rules.js';

/** Boundaries and the other fields of a form. */
const FORM_OVERHEAD_BYTES = 64 * 1024;

/** A file that was checked, lies in the store and has no row yet. */
export interface StoredUpload extends StagedFile {
  projectId: string;
  name: string;
  sha256: string;
  format: string;
}

/** What a client says of a file that comes by itself, not in a form. */
export interface AnnouncedFile {
  assetId: string;
  projectId: string;
  name: string;
}

type Facts = Pick<StoredUpload, 'sha256' | 'bytes' | 'format'>;
interface Limit {
  bytes: number;
  error: () => ProblemError;
}
interface Allowance {
  plan: PlanLimits;
  limit: Limit;
}

/** Takes files in: streamed to the store, judged on the way, never held in memory or on the API's disk. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly store: ObjectStore,
    private readonly projects: ProjectsService,
    private readonly quotas: QuotaService,
    private readonly originals: OriginalsService,
  ) {}

  /**
   * Stores the file of the form, then runs `record`, which writes the rows. Whatever fails, nothing stays in the store.
   *
   * @throws ProblemError 404, 413, 415, 422 or 403
   */
  async receive<T>(
    request: FastifyRequest,
    me: Principal,
    rule: UploadRule,
    assetId: string,
    record: (upload: StoredUpload) => Promise<T>,
  ): Promise<T> {
    const staged = keys.incoming(assetId, 'whole');
    const plan = await this.quotas.limits(me.workspaceId);
    const limit = await this.limit(me.workspaceId, rule, plan);
    if (Number(request.headers['content-length']) > limit.bytes + FORM_OVERHEAD_BYTES) throw limit.error();
    let arrived = false;
    try {
      const { projectId, file } = await readUploadForm(request, {
        checkProject: (id) => this.projects.assertExists(me, id),
        save: async (source, name) => {
          const facts = await this.save(source, staged, rule, { plan, limit });
          arrived = true;
          return { ...facts, name };
        },
      });
      return await this.settle(me, { projectId, staged, ...file }, record);
    } finally {
      if (arrived) await this.originals.removeStaged([staged]);
    }
  }

  /**
   * As {@link receive}, for bytes that have arrived already and wait somewhere else. Room for them is reserved.
   *
   * @throws ProblemError 413, 415 or 403
   */
  async take<T>(
    source: Readable,
    { assetId, ...announced }: AnnouncedFile,
    me: Principal,
    rule: UploadRule,
    record: (upload: StoredUpload) => Promise<T>,
  ): Promise<T> {
    const staged = keys.incoming(assetId, 'whole');
    try {
      const facts = await this.save(source, staged, rule, await this.allowance(me, rule));
      return await this.settle(me, { ...announced, staged, ...facts }, record);
    } finally {
      await this.originals.removeStaged([staged]);
    }
  }

  /** As {@link take}, for an object of the store that need not be written again. */
  async adopt<T>(
    staged: string,
    { assetId: _, ...announced }: AnnouncedFile,
    me: Principal,
    rule: UploadRule,
    record: (upload: StoredUpload) => Promise<T>,
  ): Promise<T> {
    const bytes = (await this.store.head(staged))?.bytes ?? 0;
    const source = Readable.from(readStored(this.store, [{ key: staged, bytes }]), { objectMode: false });
    const facts = await this.judge(source, rule, await this.allowance(me, rule), (checked) =>
      finished(checked.resume()),
    );
    return this.settle(me, { ...announced, staged, ...facts }, record);
  }

  /** Looks at the beginning of a file as soon as there is enough of it. @throws ProblemError 413 or 415 */
  checkHead(rule: UploadRule, head: Buffer): Sniffed {
    if (head.length === 0) throw errors.emptyFile(rule.instead);
    const sniffed = sniff(head);
    if (sniffed.kind !== rule.kind) {
      const found = sniffed.kind === 'other' ? sniffed.found : sniffed.kind === 'image' ? 'a picture' : 'a video';
      throw errors.unsupportedFile(found, rule.instead);
    }
    rule.checkHead(sniffed, head);
    return sniffed;
  }

  private async settle<T>(
    me: Principal,
    file: Omit<StoredUpload, 'key'>,
    record: (upload: StoredUpload) => Promise<T>,
  ): Promise<T> {
    const upload = { ...file, key: keys.original(me.workspaceId, file.sha256) };
    try {
      await this.originals.place(upload);
      return await record(upload);
    } catch (error) {
      await this.originals.discard(upload.key);
      throw error;
    }
  }

  /** The plan's limit for one file, or what is left of the workspace's storage when that is less. */
  private async limit(workspaceId: string, rule: UploadRule, plan: PlanLimits): Promise<Limit> {
    const left = await this.quotas.storageLeft(workspaceId, plan);
    return left < largest(rule, plan)
      ? { bytes: left, error: () => errors.storageQuota(plan.storageBytes) }
      : tooLarge(rule, plan);
  }

  /** Of one file whose room is reserved. */
  private async allowance(me: Principal, rule: UploadRule): Promise<Allowance> {
    const plan = await this.quotas.limits(me.workspaceId);
    return { plan, limit: tooLarge(rule, plan) };
  }

  private async save(source: Readable, key: string, rule: UploadRule, allowance: Allowance): Promise<Facts> {
    return this.judge(source, rule, allowance, (checked, contentType) => this.store.put(key, checked, { contentType }));
  }

  /** Passes the bytes on while it looks at them; a refusal stops them. */
  private async judge(
    source: Readable,
    rule: UploadRule,
    { plan, limit }: Allowance,
    pass: (checked: Readable, contentType: string) => Promise<unknown>,
  ): Promise<Facts> {
    const { head, rest } = await readHead(source, rule.headBytes);
    const sniffed = this.checkHead(rule, head);
    if (sniffed.kind === 'other') throw new Error('A file of another kind was let through.');
    const hash = createHash('sha256');
    const watch = rule.watch(sniffed, plan.videoDurationMs);
    let bytes = 0;
    let refusal: unknown;
    async function* checked() {
      try {
        for await (const chunk of rest) {
          bytes += chunk.length;
          if (bytes > limit.bytes) throw limit.error();
          watch(chunk);
          hash.update(chunk);
          yield chunk;
        }
      } catch (error) {
        const isTold = error instanceof ProblemError || error instanceof StorageUnavailableError;
        refusal = isTold ? error : errors.brokenUpload(error);
        throw error;
      }
    }
    try {
      await pass(Readable.from(checked(), { objectMode: false }), sniffed.contentType);
    } catch (error) {
      // A store may wrap what broke the stream; the client is told the reason itself.
      throw refusal ?? error;
    }
    return { sha256: hash.digest('hex'), bytes, format: sniffed.format };
  }
}

const tooLarge = (rule: UploadRule, plan: PlanLimits): Limit => {
  const bytes = largest(rule, plan);
  return { bytes, error: () => errors.fileTooLarge(rule.noun, bytes) };
};
