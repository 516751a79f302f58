import type { Image, Page, PageQuery, UploadAccepted } from '@argument/contracts';
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
import { OriginalsService } from '../uploads/originals.service.js';
import { IMAGE_RULE } from '../uploads/upload-rules.js';
import { type StoredUpload, UploadsService } from '../uploads/uploads.service.js';
import { toImage } from './images.mapper.js';
import { ImagesRepository } from './images.repository.js';

@Injectable()
export class ImagesService {
  constructor(
    private readonly repository: ImagesRepository,
    private readonly uploads: UploadsService,
    private readonly projects: ProjectsService,
    private readonly originals: OriginalsService,
    private readonly publishing: PublishingService,
    private readonly storedKeys: StoredKeysRepository,
    private readonly addresses: AddressBook,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  upload(request: FastifyRequest, me: Principal): Promise<UploadAccepted> {
    const id = this.repository.newId();
    return this.uploads.receive(request, me, IMAGE_RULE, id, (upload) => this.record(id, upload, me));
  }

  /** Makes the image of a file that was checked and lies in the store. `id` becomes its id. @throws ProblemError 403 or 404 */
  record(id: string, upload: StoredUpload, me: Principal): Promise<UploadAccepted> {
    return this.unitOfWork.run(async (tx, effects) => {
      await this.originals.claim(tx, me.workspaceId, id, upload);
      await this.projects.assertExists(me, upload.projectId, tx);
      await this.repository.create(tx, { id, ...upload });
      await effects.job(`process-image:${id}:1`, 'process-image', { imageId: id }, me.workspaceId);
      return { id, projectId: upload.projectId, status: 'queued' };
    });
  }

  async get(me: Principal, id: string): Promise<Image> {
    const row = await this.repository.find(me, id);
    if (!row) throw errors.notFound('image');
    return toImage(row, this.addresses);
  }

  async list(me: Principal, projectId: string, query: PageQuery): Promise<Page<Image>> {
    await this.projects.assertExists(me, projectId);
    const rows = await this.repository.list(me, projectId, query.limit, decodeCursor(query.cursor));
    const page = toPage(rows, query.limit, (row) => [row.name, row.id]);
    return { ...page, items: await Promise.all(page.items.map((row) => toImage(row, this.addresses))) };
  }

  /** Its markers go with it; links that showed them are published without. */
  async delete(me: Principal, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx, effects) => {
      const links = await this.publishing.linksThatShow(tx, { imageId: id });
      const keys = await this.storedKeys.find(tx, { imageId: id });
      if (!(await this.repository.delete(tx, me, id))) throw errors.notFound('image');
      await this.publishing.republish(tx, effects, links, me.workspaceId);
      await enqueueDeletion(effects, id, keys, me.workspaceId);
    });
  }
}
