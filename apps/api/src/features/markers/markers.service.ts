import {
  DEFAULT_PLACEMENT,
  type GenerateMarker,
  type Marker,
  type MarkerAccepted,
  type Page,
  type PageQuery,
  placement,
  type UpdateMarker,
} from '@argument/contracts';
import type { Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { AddressBook } from '../../core/address-book.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { enqueueDeletion } from '../../core/files/enqueue-deletion.js';
import { StoredKeysRepository } from '../../core/files/stored-keys.repository.js';
import { decodeCursor, toPage } from '../../core/http/paging.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { ProjectsService } from '../projects/projects.service.js';
import { PublishingService } from '../publishing/publishing.service.js';
import { similarTo, toMarker } from './markers.mapper.js';
import { type MarkerRow, MarkersRepository } from './markers.repository.js';

@Injectable()
export class MarkersService {
  constructor(
    private readonly repository: MarkersRepository,
    private readonly projects: ProjectsService,
    private readonly publishing: PublishingService,
    private readonly storedKeys: StoredKeysRepository,
    private readonly addresses: AddressBook,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A picture that is not ready yet starts the compilation itself once it is. */
  generate(me: Principal, input: GenerateMarker): Promise<MarkerAccepted> {
    return this.unitOfWork.run(async (tx, effects) => {
      const image = await this.repository.holdImage(tx, me, input.imageId);
      if (!image) throw errors.notFound('image');
      if (image.status === 'failed') throw errors.imageFailed();
      const videoIds = input.videoId ? [input.videoId] : [];
      await this.assertVideos(tx, me, image.projectId, videoIds);
      const id = await this.repository.create(tx, {
        projectId: image.projectId,
        imageId: input.imageId,
        name: input.name ?? nameWithoutExtension(image.name),
        settings: input.settings ?? DEFAULT_PLACEMENT,
      });
      await this.repository.setVideos(tx, id, videoIds);
      if (image.status === 'ready') {
        await effects.job(`compile-marker:${id}:1`, 'compile-marker', { markerId: id }, me.workspaceId);
      }
      return { id, status: 'queued' };
    });
  }

  async get(me: Principal, id: string): Promise<Marker> {
    const row = await this.repository.find(me, id);
    if (!row) throw errors.notFound('marker');
    const [marker] = await this.toMarkers(me, [row]);
    if (!marker) throw errors.notFound('marker');
    return marker;
  }

  async list(me: Principal, projectId: string, query: PageQuery): Promise<Page<Marker>> {
    await this.projects.assertExists(me, projectId);
    const rows = await this.repository.list(me, projectId, query.limit, decodeCursor(query.cursor));
    const page = toPage(rows, query.limit, (row) => [row.name, row.id]);
    return { ...page, items: await this.toMarkers(me, page.items) };
  }

  async update(me: Principal, id: string, change: UpdateMarker): Promise<Marker> {
    await this.unitOfWork.run(async (tx, effects) => {
      const row = await this.repository.find(me, id, tx);
      if (!row) throw errors.notFound('marker');
      await this.repository.update(tx, id, {
        ...(change.name === undefined ? {} : { name: change.name }),
        ...(change.settings === undefined
          ? {}
          : { settings: placement.parse({ ...placement.parse(row.settings), ...change.settings }) }),
      });
      if (change.videoIds) {
        const videoIds = [...new Set(change.videoIds)];
        await this.assertVideos(tx, me, row.projectId, videoIds);
        await this.repository.setVideos(tx, id, videoIds);
      }
      const links = await this.publishing.linksThatShow(tx, { markerId: id });
      await this.publishing.republish(tx, effects, links, me.workspaceId);
    });
    return this.get(me, id);
  }

  async delete(me: Principal, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx, effects) => {
      const links = await this.publishing.linksThatShow(tx, { markerId: id });
      const keys = await this.storedKeys.find(tx, { markerId: id });
      if (!(await this.repository.delete(tx, me, id))) throw errors.notFound('marker');
      await this.publishing.republish(tx, effects, links, me.workspaceId);
      await enqueueDeletion(effects, id, keys, me.workspaceId);
    });
  }

  private async toMarkers(me: Principal, rows: readonly MarkerRow[]): Promise<Marker[]> {
    const names = await this.repository.names(me, rows.flatMap(similarTo));
    return Promise.all(rows.map((row) => toMarker(row, this.addresses, names)));
  }

  private async assertVideos(tx: Transaction, me: Principal, projectId: string, ids: readonly string[]): Promise<void> {
    const projects = await this.repository.projectsOfVideos(tx, me, ids);
    for (const id of ids) {
      const project = projects.get(id);
      if (project === undefined) throw errors.notFound('video');
      if (project !== projectId) throw errors.otherProject('video');
    }
  }
}

const nameWithoutExtension = (name: string) => name.replace(/\.[a-z0-9]{1,5}$/i, '').slice(0, 120) || 'Marker';
