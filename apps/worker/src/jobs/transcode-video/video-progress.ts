import { markJobProgress } from '@argument/database';
import { throttledProgress } from '../../core/throttle.js';
import type { WorkerDeps } from '../../core/worker-deps.js';

/** The part of a video's whole work that one job does, percent. */
interface Part {
  from: number;
  to: number;
}

/** Tells how far a video is: in its row, in its job's row and to dashboards. `report` takes 0 to 1 of the job's part. */
export function videoProgress(
  { unitOfWork, logger }: WorkerDeps,
  video: { id: string; projectId: string; project: { workspaceId: string } },
  jobId: string,
  { from, to }: Part,
): { report(part: number): void; settled(): Promise<void> } {
  const began = performance.now();
  const throttled = throttledProgress(
    (percent) =>
      unitOfWork.run(async (tx, consequences) => {
        const progress = Math.floor(from + (percent / 100) * (to - from));
        await tx.video.updateMany({ where: { id: video.id, status: 'processing' }, data: { progress } });
        await markJobProgress(tx, jobId, percent / 100);
        const left = secondsLeft(performance.now() - began, percent, (100 - from) / (to - from));
        consequences.announce({
          workspaceId: video.project.workspaceId,
          name: 'video.progress',
          data: { projectId: video.projectId, videoId: video.id, progress, secondsLeft: left },
        });
      }),
    (error) => logger.warn({ err: error }, 'progress was not recorded'),
  );
  return { report: (part) => throttled.report(100 * part), settled: throttled.settled };
}

/**
 * By the pace until now; the shares of the work are only estimates, so the first percents tell nothing.
 *
 * @param all the work from here to the video's end, in parts like this one
 */
const secondsLeft = (elapsedMs: number, percent: number, all: number): number | null =>
  percent < 5 ? null : Math.ceil((elapsedMs / 1_000) * (all * (100 / percent) - 1));
