import type { JobPayload } from '@argument/contracts';
import { releaseFile } from '@argument/database';
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
    else await remove(deps, deletion);
  }
}

/** Whatever a row still names stays. */
async function remove({ database, store }: WorkerDeps, deletion: Deletion): Promise<void> {
  switch (deletion.kind) {
    case 'config':
      if ((await database.client.link.count({ where: { slug: deletion.slug } })) === 0)
        await store.delete(deletion.key);
      return;
    case 'gated':
      if ((await database.client.link.count({ where: { id: deletion.linkId } })) === 0)
        await store.delete(deletion.key);
      return;
    case 'original':
      await releaseFile(database, deletion.key, () => store.delete(deletion.key), { failedLetGo: true });
      return;
    case 'rendition':
      await releaseFile(database, deletion.key, async () => {
        await store.delete(deletion.key);
        await store.delete(deletion.published);
      });
  }
}
