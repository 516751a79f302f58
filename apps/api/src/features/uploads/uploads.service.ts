import '@fastify/multipart';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { FREE_PLAN } from '@argument/contracts';
import { keys, ObjectStore } from '@argument/storage';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { ProblemError } from '../../core/errors/problem-error.js';
import { ProjectsService } from '../projects/projects.service.js';
import { QuotaService } from '../quota/quota.service.js';
import { readHead } from './read-head.js';
import { sniff } from './sniff.js';
import { readUploadForm } from './upload-form.js';
import type { UploadRule } from './upload-rules.js';

/** Boundaries and the other fields of a form. */
const FORM_OVERHEAD_BYTES = 64 * 1024;

/** A file that lies in the store and has no row yet. */
export interface StoredUpload {
  projectId: string;
  name: string;
  key: string;
  sha256: string;
  bytes: number;
  format: string;
}

/** Takes files in: streamed to the store, judged on the way, never held in memory or on the API's disk. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly store: ObjectStore,
    private readonly projects: ProjectsService,
    private readonly quotas: QuotaService,
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
    const key = keys.original(me.workspaceId, assetId, 1);
    const limit = await this.limit(me.workspaceId, rule);
    if (Number(request.headers['content-length']) > limit.bytes + FORM_OVERHEAD_BYTES) throw limit.error();
    let stored = false;
    try {
      const { projectId, file } = await readUploadForm(request, {
        checkProject: (id) => this.projects.assertExists(me, id),
        save: async (source, name) => {
          const facts = await this.save(source, key, rule, limit);
          stored = true;
          return { ...facts, name };
        },
      });
      return await record({ projectId, key, ...file });
    } catch (error) {
      if (stored) await this.store.delete(key);
      throw error;
    }
  }

  /** The plan's limit for one file, or what is left of the workspace's storage when that is less. */
  private async limit(workspaceId: string, rule: UploadRule): Promise<{ bytes: number; error: () => ProblemError }> {
    const left = await this.quotas.storageLeft(workspaceId);
    return left < rule.limitBytes
      ? { bytes: left, error: () => errors.storageQuota(FREE_PLAN.storageBytes) }
      : { bytes: rule.limitBytes, error: () => errors.fileTooLarge(rule.noun, rule.limitBytes) };
  }

  private async save(
    source: Readable,
    key: string,
    rule: UploadRule,
    limit: { bytes: number; error: () => ProblemError },
  ): Promise<{ sha256: string; bytes: number; format: string }> {
    const { head, rest } = await readHead(source, rule.headBytes);
    if (head.length === 0) throw errors.emptyFile(rule.instead);
    const sniffed = sniff(head);
    if (sniffed.kind !== rule.kind) {
      const found = sniffed.kind === 'other' ? sniffed.found : sniffed.kind === 'image' ? 'a picture' : 'a video';
      throw errors.unsupportedFile(found, rule.instead);
    }
    rule.checkHead(sniffed, head);

    const hash = createHash('sha256');
    const watch = rule.watch(sniffed);
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
        refusal = error instanceof ProblemError ? error : errors.brokenUpload(error);
        throw error;
      }
    }
    try {
      await this.store.put(key, Readable.from(checked(), { objectMode: false }), { contentType: sniffed.contentType });
    } catch (error) {
      // A store may wrap what broke the stream; the client is told the reason itself.
      throw refusal ?? error;
    }
    return { sha256: hash.digest('hex'), bytes, format: sniffed.format };
  }
}
