import { setTimeout as sleep } from 'node:timers/promises';
import { keys, ObjectNotFoundError, ObjectStore, type ReadObject } from '@argument/storage';
import { Injectable } from '@nestjs/common';
import { errors } from '../../core/errors/errors.js';
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
  ) {}

  /**
   * Waits a little for a publication that is under way, so that whoever changed a link and looks sees the change; after
   * that, what is published is the answer.
   */
  async read(slug: string): Promise<ReadObject> {
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      const publication = await this.repository.publication(slug);
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
