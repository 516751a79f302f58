import { setTimeout as sleep } from 'node:timers/promises';
import { keys, ObjectNotFoundError, ObjectStore, type ReadObject } from '@argument/storage';
import { Injectable } from '@nestjs/common';
import { errors } from '../../core/errors/errors.js';
import { DomainsService } from '../domains/domains.service.js';
import { LinksRepository } from './links.repository.js';

/** Longest wait for a change that was made a moment ago, and time between two looks; ms. */
const PATIENCE_MS = 3_000;
const LOOK_EVERY_MS = 100;

/** The config of a link as it was published, for clients that ask the API instead of the static files. */
@Injectable()
export class PublicConfigsService {
  constructor(
    private readonly repository: LinksRepository,
    private readonly store: ObjectStore,
    private readonly domains: DomainsService,
  ) {}

  /**
   * Waits a little for a publication that is under way, so that whoever changed a link and looks sees the change; after
   * that, what is published is the answer. By a workspace's own name only its own links are shown.
   */
  async read(slug: string, host?: string): Promise<ReadObject> {
    const workspaceId = host === undefined ? undefined : await this.domains.workspaceOf(host);
    if (workspaceId === null) throw errors.notFound('link');
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const publication = await this.repository.publication(slug, workspaceId);
      if (!publication) throw errors.notFound('link');
      if (publication.upToDate || Date.now() >= end) return this.open(slug);
      await sleep(LOOK_EVERY_MS);
    }
  }

  private async open(slug: string): Promise<ReadObject> {
    try {
      return await this.store.get(keys.linkConfig(slug));
    } catch (error) {
      throw error instanceof ObjectNotFoundError ? errors.notPublishedYet() : error;
    }
  }
}
