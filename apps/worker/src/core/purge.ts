import type { Transaction } from '@argument/database';
import { keys } from '@argument/storage';
import type { WorkerDeps } from './worker-deps.js';

/** How long a deleted project can be restored; ms. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** Projects in one go. */
const BATCH = 20;
const KEYS_PER_JOB = 500;

/** Deletes projects for good that were deleted 30 days ago: rows, events, links and every file that nobody else names. */
export async function purgeProjects(
  { database, unitOfWork, logger }: Pick<WorkerDeps, 'database' | 'unitOfWork' | 'logger'>,
  now = Date.now(),
): Promise<number> {
  const deletedAt = { lt: new Date(now - KEPT_MS) };
  const due = await database.client.project.findMany({ where: { deletedAt }, select: { id: true }, take: BATCH });
  let purged = 0;
  for (const { id } of due) {
    purged += await unitOfWork.run(async (tx, consequences) => {
      // Restored or purged by another worker since.
      const project = await tx.project.findFirst({ where: { id, deletedAt }, select: { workspaceId: true } });
      if (!project) return 0;
      const found = await filesOf(tx, id);
      await tx.analyticsEvent.deleteMany({ where: { projectId: id } });
      await tx.analyticsDay.deleteMany({ where: { projectId: id } });
      await tx.analyticsProjectDay.deleteMany({ where: { projectId: id } });
      await tx.project.delete({ where: { id } });
      for (let start = 0; start < found.length; start += KEYS_PER_JOB) {
        const payload = { keys: found.slice(start, start + KEYS_PER_JOB) };
        const jobId = `delete-files:${id}:${start / KEYS_PER_JOB + 1}`;
        await consequences.enqueue(jobId, 'delete-files', payload, project.workspaceId);
      }
      return 1;
    });
  }
  if (purged > 0) logger.info({ purged }, 'purged projects that were deleted 30 days ago');
  return purged;
}

async function filesOf(tx: Transaction, projectId: string): Promise<string[]> {
  const project = { projectId };
  const images = await tx.image.findMany({ where: project, select: { originalKey: true } });
  const videos = await tx.video.findMany({ where: project, select: { originalKey: true } });
  const renditions = await tx.rendition.findMany({
    where: { OR: [{ image: project }, { video: project }, { marker: project }] },
    select: { key: true },
  });
  const links = await tx.link.findMany({ where: project, select: { id: true, slug: true, publishedSlug: true } });
  const configs = links.flatMap(({ id, slug, publishedSlug }) => [
    keys.gatedConfig(id),
    keys.linkConfig(slug),
    ...(publishedSlug === null ? [] : [keys.linkConfig(publishedSlug)]),
  ]);
  const originals = [...images, ...videos].map(({ originalKey }) => originalKey);
  return [...new Set([...originals, ...renditions.map(({ key }) => key), ...configs])];
}
