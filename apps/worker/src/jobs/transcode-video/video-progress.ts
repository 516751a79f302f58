import { markJobProgress } from '@argument/database';
import { throttledProgress } from '../../core/throttle.js';
import type { WorkerDeps } from '../../core/worker-deps.js';

/** Tells how far a video is: in its row, in its job's row and to dashboards. */
export function videoProgress(
  { unitOfWork, logger }: WorkerDeps,
  video: { id: string; projectId: string; project: { workspaceId: string } },
  jobId: string,
) {
  const began = Date.now();
  return throttledProgress(
    (progress) =>
      unitOfWork.run(async (tx, consequences) => {
        await tx.video.updateMany({ where: { id: video.id, status: 'processing' }, data: { progress } });
        await markJobProgress(tx, jobId, progress / 100);
        consequences.announce({
          workspaceId: video.project.workspaceId,
          name: 'video.progress',
          data: { projectId: video.projectId, videoId: video.id, progress, secondsLeft: secondsLeft(began, progress) },
        });
      }),
    (error) => logger.warn({ err: error }, 'progress was not recorded'),
  );
}

/** By the pace until now; the shares of the work are only estimates, so the first percents tell nothing. */
const secondsLeft = (began: number, progress: number): number | null =>
  progress < 5 ? null : Math.ceil(((Date.now() - began) / 1_000) * (100 / progress - 1));
