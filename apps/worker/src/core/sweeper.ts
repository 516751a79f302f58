import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { countDispatched, deleteEventsBefore, dispatchableJobs, markDispatched } from '@argument/database';
import { MARKER_VERSION } from '@argument/vision/track';
import { MARKER_FILE } from '../jobs/compile-marker/compile-marker.plan.js';
import { deliverWebhooks } from '../webhooks/deliver.js';
import { announceMilestones } from '../webhooks/milestones.js';
import { republishDue, republishSeenOften } from './due-links.js';
import { GarbageCollector } from './garbage/garbage-collector.js';
import { judgeMonthlyViews } from './monthly-views.js';
import { purgeProjects } from './purge.js';
import { applyRetention } from './retention.js';
import type { WorkerDeps } from './worker-deps.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
/** Whoever wrote a job hands it over within this time, unless it died. */
const FRESH_MS = SECOND;

/** Work that nobody asked for by a request: each chore runs again and again, `everyMs` after it ended. */
export class Sweeper {
  private readonly stopped = new AbortController();
  private running: Promise<unknown> = Promise.resolve();

  private readonly garbage: GarbageCollector;

  constructor(private readonly deps: WorkerDeps) {
    this.garbage = new GarbageCollector(deps);
    // One for each chore that rests.
    setMaxListeners(0, this.stopped.signal);
  }

  start(): void {
    this.running = Promise.all([
      this.repeat('dispatch', 2 * SECOND, () => this.dispatchLeftBehind({ freshMs: FRESH_MS })),
      this.repeat('reconciliation', 5 * SECOND, () => this.findForgotten()),
      this.repeat('roll-up', MINUTE, () => this.rollUp()),
      this.repeat('old markers', MINUTE, () => this.renewMarkers()),
      this.repeat('schedule', SECOND, () => republishDue(this.deps)),
      this.repeat('view limits', 5 * SECOND, () => republishSeenOften(this.deps)),
      this.repeat('monthly views', 30 * SECOND, () => judgeMonthlyViews(this.deps)),
      this.repeat('old events', 60 * MINUTE, () => this.forgetOldEvents()),
      this.repeat('webhooks', SECOND, () => deliverWebhooks(this.deps)),
      this.repeat('milestones', 10 * SECOND, () => announceMilestones(this.deps)),
      this.repeat('retention', 60 * MINUTE, () => applyRetention(this.deps)),
      this.repeat('purge', 10 * MINUTE, () => purgeProjects(this.deps)),
      this.repeat('garbage', 10 * MINUTE, () => this.collectGarbage()),
      this.repeat('leftovers', DAY, () => this.removeLeftovers()),
    ]);
  }

  async stop(): Promise<void> {
    this.stopped.abort();
    await this.running;
  }

  /** Jobs whose process died between its commit and the queue, or that have been silent for long. */
  async dispatchLeftBehind(ages: { staleMs?: number; freshMs?: number } = {}): Promise<number> {
    const { database, producer } = this.deps;
    const jobs = await dispatchableJobs(database.client, ages);
    if (jobs.length === 0) return 0;
    await producer.reconcile(jobs);
    await markDispatched(
      database.client,
      jobs.map(({ id }) => id),
    );
    return jobs.length;
  }

  /** Fewer jobs in the queue than in the database: it lost some, as an emptied Redis does. The database is the truth. */
  async findForgotten(): Promise<void> {
    const { database, producer, logger } = this.deps;
    const [counts, known] = await Promise.all([producer.counts(), countDispatched(database.client)]);
    // Roll-ups are in the queue alone.
    const { 'roll-up-analytics': _, ...written } = counts;
    const queued = Object.values(written).reduce(
      (sum, { waiting, active, delayed }) => sum + waiting + active + delayed,
      0,
    );
    if (known <= queued) return;
    let found = 0;
    // Those handed over a moment ago may just have ended.
    for (let part = -1; part !== 0; found += part) part = await this.dispatchLeftBehind({ staleMs: 2 * SECOND });
    if (found > 1) logger.warn({ queued, known }, 'the queue had lost jobs; they are back');
  }

  /** The id names the minute, so that several workers make one job of it. */
  async rollUp(): Promise<void> {
    const id = `roll-up-analytics:${Math.floor(Date.now() / MINUTE)}`;
    await this.deps.producer.add([{ id, name: 'roll-up-analytics', payload: {} }]);
  }

  /** Markers that were compiled before their file's present format existed get one of it; those of AR.js stay. */
  async renewMarkers(): Promise<void> {
    const { database, unitOfWork } = this.deps;
    const old = await database.client.$queryRaw<{ id: string; workspaceId: string; jobId: string }[]>`
      SELECT m.id::text, p.workspace_id::text AS "workspaceId", j.id AS "jobId"
      FROM markers m JOIN projects p ON p.id = m.project_id
      CROSS JOIN LATERAL (SELECT 'compile-marker:' || m.id || ${`:format-${MARKER_VERSION}`} AS id) j
      WHERE m.status = 'ready'
        AND NOT EXISTS (
          SELECT 1 FROM renditions r WHERE r.marker_id = m.id AND r.content_type = ${MARKER_FILE.contentType})
        AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.id = j.id)
      LIMIT 100`;
    for (const { id, workspaceId, jobId } of old) {
      await unitOfWork.run((_tx, consequences) =>
        consequences.enqueue(jobId, 'compile-marker', { markerId: id }, workspaceId),
      );
    }
  }

  async forgetOldEvents(): Promise<void> {
    await deleteEventsBefore(this.deps.database.client, new Date(Date.now() - 7 * DAY));
  }

  /** Bytes of puts that were cut off; no upload takes a day. */
  async removeLeftovers(): Promise<void> {
    const removed = await this.deps.store.removeLeftovers(DAY);
    if (removed > 0) this.deps.logger.info({ removed }, 'removed what interrupted uploads left in the storage');
  }

  /** Files that no row and no link names any more. */
  async collectGarbage(): Promise<void> {
    await this.garbage.collect(this.stopped.signal);
  }

  private async repeat(chore: string, everyMs: number, work: () => Promise<unknown>): Promise<void> {
    const { signal } = this.stopped;
    while (!signal.aborted) {
      try {
        await work();
      } catch (error) {
        if (!signal.aborted) this.deps.logger.warn({ err: error, chore }, 'a chore failed and will be tried again');
      }
      await sleep(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
