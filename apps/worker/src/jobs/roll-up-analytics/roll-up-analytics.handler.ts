import { countStaleDays, projectsToCount } from '@argument/database';
import type { WorkerDeps } from '../../core/worker-deps.js';
import type { JobDefinition } from '../job-definition.js';

/** Folds sessions into days. What it writes can be rebuilt from the sessions at any time. */
export const rollUpAnalytics: JobDefinition<'roll-up-analytics'> = { concurrency: 1, handle };

/** Projects in one transaction. */
const BATCH = 50;
/** After an upgrade every day there ever was is counted. */
const LONGEST_MS = 120_000;

/** Days (UTC, by the session's start) whose sessions have changed since are counted anew, whole. */
async function handle({ database }: WorkerDeps): Promise<void> {
  const projects = await projectsToCount(database.client);
  for (let start = 0; start < projects.length; start += BATCH) {
    const batch = projects.slice(start, start + BATCH);
    await database.inTransaction((tx) => countStaleDays(tx, batch), { timeoutMs: LONGEST_MS });
  }
}
