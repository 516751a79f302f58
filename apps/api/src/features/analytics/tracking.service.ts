import type { TrackResult } from '@argument/contracts';
import { Injectable } from '@nestjs/common';
import { clientOf } from '../../core/http/user-agent.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { foldSessions } from './session-fold.js';
import { readTrackBody, type TrackBatch } from './track-batch.js';
import { type TrackedLink, TrackingRepository } from './tracking.repository.js';
import { VisitorsService } from './visitors.service.js';

/** Who sent the events; used for a moment, never stored. */
export interface Sender {
  address: string;
  userAgent: string | undefined;
}

/** Records what viewers report. */
@Injectable()
export class TrackingService {
  constructor(
    private readonly repository: TrackingRepository,
    private readonly visitors: VisitorsService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Answers once the events are on disk. Sending the same again changes nothing. */
  async track(body: unknown, sender: Sender): Promise<TrackResult> {
    const read = readTrackBody(body);
    const links = await this.repository.links([...new Set(read.events.map(({ event }) => event.linkId))]);
    const batch = await this.rejectForeign(read, links);
    const rejected = batch.rejected.sort((a, b) => a.index - b.index);
    if (batch.events.length === 0) return { accepted: 0, duplicates: batch.duplicates, rejected };
    const accepted = await this.record(batch, links, sender);
    return { accepted, duplicates: batch.duplicates + batch.events.length - accepted, rejected };
  }

  /** Events of unknown links, and of sessions that belong to another link. */
  private async rejectForeign(batch: TrackBatch, links: ReadonlyMap<string, TrackedLink>): Promise<TrackBatch> {
    const sessionIds = [...new Set(batch.events.map(({ event }) => event.sessionId))];
    const linkOfSession = await this.repository.linksOfSessions(sessionIds);
    const kept: TrackBatch = { events: [], duplicates: batch.duplicates, rejected: [...batch.rejected] };
    for (const { index, event } of batch.events) {
      const owner = linkOfSession.get(event.sessionId) ?? event.linkId;
      linkOfSession.set(event.sessionId, owner);
      if (!links.has(event.linkId)) kept.rejected.push({ index, code: 'unknown_link' });
      else if (owner !== event.linkId) kept.rejected.push({ index, code: 'session_of_another_link' });
      else kept.events.push({ index, event });
    }
    return kept;
  }

  private async record(batch: TrackBatch, links: ReadonlyMap<string, TrackedLink>, sender: Sender): Promise<number> {
    const hash = await this.visitors.hash(sender.address, sender.userAgent);
    const visitor = { hash, ...clientOf(sender.userAgent) };
    const events = batch.events.map(({ event }) => event);
    return this.unitOfWork.run(async (tx, effects) => {
      const fresh = await this.repository.insertEvents(tx, events, links);
      const folds = foldSessions(events.filter((event) => fresh.has(event.id)));
      if (folds.length === 0) return 0;
      const views = folds.filter((fold) => fold.viewedAt !== null);
      const known = await this.repository.viewed(
        tx,
        views.map((view) => view.sessionId),
      );
      await this.repository.foldIntoSessions(tx, folds, links, visitor);
      for (const { sessionId, linkId } of views) {
        const link = links.get(linkId);
        if (!link || known.has(sessionId)) continue;
        const { projectId, workspaceId } = link;
        effects.event({ workspaceId, name: 'view.started', data: { projectId, linkId } });
      }
      return fresh.size;
    });
  }
}
