import { createHash } from 'node:crypto';
import type { Page, PageQuery, UpdateVideo, UploadAccepted, Video, VideoStatus } from '@argument/contracts';
import { lockFiles } from '@argument/database';
import { keys, ObjectStore } from '@argument/storage';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AddressBook } from '../../core/address-book.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { enqueueDeletion } from '../../core/files/enqueue-deletion.js';
import { StoredKeysRepository } from '../../core/files/stored-keys.repository.js';
import { decodeCursor, toPage } from '../../core/http/paging.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { ProjectsService } from '../projects/projects.service.js';
import { PublishingService } from '../publishing/publishing.service.js';
import { QuotaService } from '../quota/quota.service.js';
import { OriginalsService } from '../uploads/originals.service.js';
import { VIDEO_RULE } from '../uploads/upload-rules.js';
import { type StoredUpload, UploadsService } from '../uploads/uploads.service.js';
import { toVideo, toVideoStatus } from './videos.mapper.js';
import { type CaptionsFile, VideosRepository } from './videos.repository.js';

@Injectable()
export class VideosService {
  constructor(
    private readonly repository: VideosRepository,
    private readonly uploads: UploadsService,
    private readonly projects: ProjectsService,
    private readonly originals: OriginalsService,
    private readonly publishing: PublishingService,
    private readonly storedKeys: StoredKeysRepository,
    private readonly addresses: AddressBook,
    private readonly unitOfWork: UnitOfWork,
    private readonly quotas: QuotaService,
    private readonly store: ObjectStore,
  ) {}

  upload(request: FastifyRequest, me: Principal): Promise<UploadAccepted> {
    const id = this.repository.newId();
    return this.uploads.receive(request, me, VIDEO_RULE, id, (upload) => this.record(id, upload, me));
  }

  /** Makes the video of a file that was checked and lies in the store. `id` becomes its id. @throws ProblemError 403 or 404 */
  record(id: string, upload: StoredUpload, me: Principal): Promise<UploadAccepted> {
    return this.unitOfWork.run(async (tx, effects) => {
      await this.originals.claim(tx, me.workspaceId, id, upload);
      await this.projects.assertExists(me, upload.projectId, tx);
      const { format: _, ...facts } = upload;
      await this.repository.create(tx, { id, ...facts });
      await effects.job(`transcode-video:${id}:1`, 'transcode-video', { videoId: id }, me.workspaceId);
      return { id, projectId: upload.projectId, status: 'queued' };
    });
  }

  async get(me: Principal, id: string): Promise<Video> {
    const row = await this.repository.find(me, id);
    if (!row) throw errors.notFound('video');
    return toVideo(row, this.addresses);
  }

  async status(me: Principal, id: string): Promise<VideoStatus> {
    const row = await this.repository.find(me, id);
    if (!row) throw errors.notFound('video');
    return toVideoStatus(row);
  }

  async list(me: Principal, projectId: string, query: PageQuery): Promise<Page<Video>> {
    await this.projects.assertExists(me, projectId);
    const rows = await this.repository.list(me, projectId, query.limit, decodeCursor(query.cursor));
    const page = toPage(rows, query.limit, (row) => [row.name, row.id]);
    return { ...page, items: await Promise.all(page.items.map((row) => toVideo(row, this.addresses))) };
  }

  /** Links that show it follow: with other captions at once, with another key colour when it is prepared. */
  async update(me: Principal, id: string, { chromaKey, captions }: UpdateVideo): Promise<Video> {
    const before = await this.repository.find(me, id);
    if (!before) throw errors.notFound('video');
    const files = captions && (await this.storeCaptions(captions));
    await this.unitOfWork.run(async (tx, effects) => {
      if (files) {
        await lockFiles(
          tx,
          files.map(({ key }) => key),
        );
        for (const file of files) await this.quotas.claimStorage(tx, me.workspaceId, file);
        await this.repository.removeCaptions(tx, id);
        await this.repository.addCaptions(tx, id, files);
        const links = await this.publishing.linksThatShow(tx, { videoId: id });
        await this.publishing.republish(tx, effects, links, me.workspaceId);
      }
      if (chromaKey !== undefined) {
        await effects.cancelJobs(id);
        const revision = await this.repository.setKey(tx, id, chromaKey);
        await effects.job(`transcode-video:${id}:${revision}`, 'transcode-video', { videoId: id }, me.workspaceId);
      }
    });
    return this.get(me, id);
  }

  /** Under the hash of what they say; without a row they are collected as garbage. */
  private storeCaptions(captions: NonNullable<UpdateVideo['captions']>): Promise<CaptionsFile[]> {
    return Promise.all(
      captions.map(async ({ language, webvtt }) => {
        const content = Buffer.from(webvtt);
        const sha256 = createHash('sha256').update(content).digest('hex');
        const key = keys.rendition(sha256, 'vtt');
        await this.store.put(key, content, { contentType: 'text/vtt', bytes: content.byteLength });
        return { language, key, sha256, bytes: content.byteLength };
      }),
    );
  }

  /** Markers that showed it stay, without it; their links are published anew. */
  async delete(me: Principal, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx, effects) => {
      const links = await this.publishing.linksThatShow(tx, { videoId: id });
      const keys = await this.storedKeys.find(tx, { videoId: id });
      if (!(await this.repository.delete(tx, me, id))) throw errors.notFound('video');
      await this.publishing.republish(tx, effects, links, me.workspaceId);
      await enqueueDeletion(effects, id, keys, me.workspaceId);
    });
  }
}
