import type { JobPayload } from '@argument/contracts';
import type { JobRun } from '@argument/queue';
import type { WorkerDeps } from '../../core/worker-deps.js';
import type { JobDefinition } from '../job-definition.js';
import { type Deletion, planDeletion } from './delete-files.plan.js';

/** Deletes files whose rows are gone. */
export const deleteFiles: JobDefinition<'delete-files'> = { concurrency: 2, handle };

async function handle(deps: WorkerDeps, { keys }: JobPayload<'delete-files'>, run: JobRun): Promise<void> {
  for (const key of keys) {
    run.signal.throwIfAborted();
    const deletion = planDeletion(key);
    if (deletion === null) deps.logger.warn({ key }, 'this file is not ours to delete');
    else if (!(await isNeeded(deps, deletion))) await remove(deps, deletion);
  }
}

async function isNeeded({ database: { client } }: WorkerDeps, deletion: Deletion): Promise<boolean> {
  switch (deletion.kind) {
    case 'rendition':
      return (await client.rendition.count({ where: { key: deletion.key } })) > 0;
    case 'config':
      return (await client.link.count({ where: { slug: deletion.slug } })) > 0;
    case 'original':
      return false;
  }
}

async function remove({ store }: WorkerDeps, deletion: Deletion): Promise<void> {
  await store.delete(deletion.key);
  if (deletion.kind === 'rendition') await store.delete(deletion.published);
}
