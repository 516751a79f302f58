import { Readable } from 'node:stream';
import { planLimits } from '@argument/contracts';
import { isUniqueViolation, newId } from '@argument/database';
import { ObjectStore } from '@argument/storage';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { ProblemError } from '../../core/errors/problem-error.js';
import { fieldErrors } from '../../core/http/zod-validation.pipe.js';
import { ImagesService } from '../images/images.service.js';
import { ProjectsService } from '../projects/projects.service.js';
import { QuotaService } from '../quota/quota.service.js';
import { OriginalsService } from '../uploads/originals.service.js';
import { readStored } from '../uploads/read-stored.js';
import { cleanName } from '../uploads/upload-form.js';
import { IMAGE_RULE, largest, type UploadRule, VIDEO_RULE } from '../uploads/upload-rules.js';
import { type StoredUpload, UploadsService } from '../uploads/uploads.service.js';
import { VideosService } from '../videos/videos.service.js';
import { ResumableRepository, type UploadState } from './resumable.repository.js';
import { UPLOAD_LIFETIME_MS } from './tus-store.js';

/** What a client says of a file before it sends it. */
const announcement = z.object({
  projectId: z.uuid('Send the id of a project.'),
  kind: z.enum(['image', 'video'], 'Send "image" or "video".'),
  filename: z.string().optional(),
  bytes: z.int().nonnegative(),
});

export const ruleOf = (kind: string): UploadRule => (kind === 'image' ? IMAGE_RULE : VIDEO_RULE);

/** Uploads that come in parts: allowed before the first byte, taken in like any other after the last. */
@Injectable()
export class ResumableService {
  constructor(
    private readonly repository: ResumableRepository,
    private readonly store: ObjectStore,
    private readonly uploads: UploadsService,
    private readonly originals: OriginalsService,
    private readonly projects: ProjectsService,
    private readonly quotas: QuotaService,
    private readonly images: ImagesService,
    private readonly videos: VideosService,
  ) {}

  newId(): string {
    return newId();
  }

  /** Keeps room for the file. @throws ProblemError 403, 404, 413, 415 or 422 */
  async begin(
    me: Principal,
    id: string,
    announced: unknown,
    direct: { directKey?: string; directId?: string } = {},
  ): Promise<void> {
    const parsed = announcement.safeParse(announced);
    if (!parsed.success) throw errors.invalidFields(fieldErrors(parsed.error));
    const { projectId, kind, filename, bytes } = parsed.data;
    const rule = ruleOf(kind);
    if (bytes === 0) throw errors.emptyFile(rule.instead);
    const { userId, workspaceId } = me;
    const limitBytes = largest(rule, await this.quotas.limits(workspaceId));
    if (bytes > limitBytes) throw errors.fileTooLarge(rule.noun, limitBytes);
    const expiresAt = new Date(Date.now() + UPLOAD_LIFETIME_MS);
    const upload = {
      id,
      workspaceId,
      userId,
      projectId,
      kind,
      name: cleanName(filename),
      bytes: BigInt(bytes),
      expiresAt,
    };
    await this.repository.create({ ...upload, ...direct }, async (tx) => {
      await this.projects.assertExists(me, projectId, tx);
      await this.quotas.reserveStorage(tx, workspaceId, bytes);
    });
  }

  /** Somebody else's upload is not there. @throws ProblemError 404 or 410 */
  async find(me: Principal, id: string): Promise<UploadState> {
    const state = z.uuid().safeParse(id).success ? await this.repository.find(id) : null;
    if (!state || state.upload.workspaceId !== me.workspaceId || state.upload.userId !== me.userId) {
      throw errors.notFound('upload');
    }
    if (state.upload.expiresAt.getTime() <= Date.now()) throw errors.uploadExpired();
    return state;
  }

  /**
   * Takes in what has arrived whole. Doing it again is harmless: a client may have lost the answer, or this process its
   * life between the last byte and the row. A refused file is forgotten; after trouble of ours the bytes wait.
   */
  async finish(me: Principal, { upload, parts }: UploadState): Promise<void> {
    if (upload.status === 'done') return;
    const { id, kind, name, projectId, directKey } = upload;
    const rule = ruleOf(kind);
    const file = { assetId: id, projectId, name };
    const assets = kind === 'image' ? this.images : this.videos;
    const arrived = directKey === null ? parts.map((part) => part.key) : [directKey];
    const whole = () => Readable.from(readStored(this.store, parts), { objectMode: false });
    try {
      const record = (stored: StoredUpload) => this.once(id, () => assets.record(id, stored, me));
      if (directKey === null) await this.uploads.take(whole(), file, me, rule, record);
      else await this.uploads.adopt(directKey, file, me, rule, record);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status >= 500) throw error;
      await this.repository.remove(id);
      await this.originals.removeStaged(arrived);
      throw error;
    }
    await this.originals.removeStaged(arrived);
    await this.repository.forgetParts(id);
  }

  /** Two processes may finish the same upload at once: the second finds the asset made. */
  private async once(id: string, record: () => Promise<unknown>): Promise<void> {
    try {
      await record();
    } catch (error) {
      if (isUniqueViolation(error) && (await this.repository.find(id))?.upload.status === 'done') return;
      throw error;
    }
  }
}

/** Largest file that any plan can allow, bytes. */
export const LARGEST_UPLOAD_BYTES = planLimits.shape.videoBytes.maxValue ?? Number.MAX_SAFE_INTEGER;
