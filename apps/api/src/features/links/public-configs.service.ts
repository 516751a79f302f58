import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { keys, ObjectNotFoundError, ObjectStore } from '@argument/storage';
import { Injectable } from '@nestjs/common';
import { Cache, KEPT_MS } from '../../core/cache/cache.js';
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
    private readonly cache: Cache,
  ) {}

  /**
   * Waits a little for a publication that is under way, so that whoever changed a link and looks sees the change; after
   * that, what is published is the answer. By a workspace's own name only its own links are shown.
   */
  async read(slug: string, host?: string): Promise<string> {
    const workspaceId = host === undefined ? undefined : await this.domains.workspaceOf(host);
    if (workspaceId === null) throw errors.notFound('link');
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const publication = await this.repository.publication(slug, workspaceId);
      if (!publication) throw errors.notFound('link');
      if (publication.upToDate || Date.now() >= end) return this.open(slug, publication.version);
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** Kept under the version that the database has just said: whatever is published has another one. */
  private async open(slug: string, version: string | null): Promise<string> {
    if (version === null) return this.stored(slug);
    return this.cache.keep(`config:${slug}:${version}`, KEPT_MS.link, () => this.stored(slug));
  }

  private async stored(slug: string): Promise<string> {
    try {
      return await text((await this.store.get(keys.linkConfig(slug))).body);
    } catch (error) {
      throw error instanceof ObjectNotFoundError ? errors.notPublishedYet() : error;
    }
  }
}
