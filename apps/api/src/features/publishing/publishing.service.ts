import type { Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import type { Effects } from '../../core/unit-of-work.js';
import { PublishingRepository, type ShownBy } from './publishing.repository.js';

/** Keeps what is published in step with the rows. */
@Injectable()
export class PublishingService {
  constructor(private readonly repository: PublishingRepository) {}

  /** The link as it is now, not yet published in this revision. */
  async publish(effects: Effects, linkId: string, revision: number, workspaceId: string): Promise<void> {
    await effects.job(`publish-link:${linkId}:${revision}`, 'publish-link', { linkId }, workspaceId);
  }

  /** After a change that the viewer can see. */
  async republish(tx: Transaction, effects: Effects, linkIds: readonly string[], workspaceId: string): Promise<void> {
    for (const linkId of linkIds) {
      await this.publish(effects, linkId, await this.repository.bump(tx, linkId), workspaceId);
    }
  }

  /** Ask before rows go, then {@link republish} after. */
  linksThatShow(tx: Transaction, subject: ShownBy): Promise<string[]> {
    return this.repository.linksThatShow(tx, subject);
  }
}
