import path from 'node:path';
import type { JobPayload } from '@argument/contracts';
import { markJobSucceeded } from '@argument/database';
import type { JobRun } from '@argument/queue';
import { recordRenditions, type StoredRendition } from '../../core/rendition-store.js';
import { republishLinks } from '../../core/republish.js';
import type { WorkerDeps } from '../../core/worker-deps.js';
import type { JobDefinition } from '../job-definition.js';
import { planCompact } from './compact-image.plan.js';

/** Makes AVIF and WebP of a picture that is ready. Nothing waits for them, and without them everything works. */
export const compactImage: JobDefinition<'compact-image'> = { concurrency: 1, handle };

async function handle(deps: WorkerDeps, { imageId }: JobPayload<'compact-image'>, run: JobRun): Promise<void> {
  const { database, pictureRooms, renditions, unitOfWork } = deps;
  const image = await database.client.image.findUnique({
    where: { id: imageId },
    include: { project: { select: { workspaceId: true } } },
  });
  if (image?.status !== 'ready') return;
  await deps.standby.turn(run.signal).pause();
  await pictureRooms.use(image.project.workspaceId, async (room) => {
    const file = path.join(room.folder, 'original');
    await renditions.fetch({ key: image.originalKey, sha256: image.sha256 }, file, run.signal);
    const { width, height, hasAlpha } = await room.run('metadata', { file }, run.signal);
    const pictures = planCompact({ width, height, hasAlpha });
    const files = await room.run('derive', { file, pictures }, run.signal);
    const stored: StoredRendition[] = [];
    for (const [index, { format, ...picture }] of pictures.entries()) {
      const content = { path: files[index] ?? '' };
      stored.push(await renditions.put({ ...picture, content, contentType: `image/${format}`, extension: format }));
    }
    run.signal.throwIfAborted();
    await unitOfWork.run(async (tx, consequences) => {
      // Locks the row; a picture that was deleted meanwhile has no renditions any more.
      const { count } = await tx.image.updateMany({ where: { id: imageId }, data: { updatedAt: new Date() } });
      if (count > 0) {
        const { workspaceId } = image.project;
        await recordRenditions(tx, { imageId }, stored);
        await republishLinks(tx, consequences, { markers: { some: { marker: { imageId } } } }, workspaceId);
      }
      await markJobSucceeded(tx, run.id);
    });
    await renditions.ensure(stored);
  });
}
