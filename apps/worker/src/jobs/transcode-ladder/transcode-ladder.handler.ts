import path from 'node:path';
import type { JobPayload } from '@argument/contracts';
import { markJobSucceeded } from '@argument/database';
import type { JobRun } from '@argument/queue';
import { assertAccepted } from '../../core/refusal.js';
import type { StoredRendition } from '../../core/rendition-store.js';
import { withWorkFolder } from '../../core/work-folder.js';
import type { WorkerDeps } from '../../core/worker-deps.js';
import type { JobDefinition } from '../job-definition.js';
import { commit, giveUp, READY } from '../transcode-video/transcode-video.commit.js';
import { storeStream } from '../transcode-video/transcode-video.hls.js';
import {
  isStreamed,
  type PlannedRendition,
  planRuns,
  refuseShortened,
} from '../transcode-video/transcode-video.plan.js';
import { explain, findWork, openSource, type VideoRow } from '../transcode-video/transcode-video.source.js';
import { encodeRun } from '../transcode-video/transcode-video.tools.js';
import { videoProgress } from '../transcode-video/video-progress.js';

/**
 * Makes the other renditions of a video that plays already. A job of its own, so that the first rendition of the next video
 * does not wait for it; its programs give way to everything else.
 */
export const transcodeLadder: JobDefinition<'transcode-ladder'> = { concurrency: 1, handle, giveUp };

async function handle(deps: WorkerDeps, { videoId }: JobPayload<'transcode-ladder'>, run: JobRun): Promise<void> {
  const video = await findWork(deps, videoId, run);
  if (!video) return;
  await deps.standby.turn(run.signal).pause();
  // An operator may have started it anew after it was given up.
  await deps.unitOfWork.run((tx) => tx.video.updateMany({ where: { id: videoId }, data: { status: 'processing' } }));
  await withWorkFolder((folder) => makeOthers(deps, video, folder, run));
}

async function makeOthers(deps: WorkerDeps, video: VideoRow, folder: string, run: JobRun): Promise<void> {
  const { probe, plan, encoder, conclude } = await openSource(deps, video, folder, run, true);
  const [first = [], others = []] = planRuns(plan);
  const from = 100 * first.reduce((sum, rendition) => sum + rendition.share, 0);
  const progress = videoProgress(deps, video, run.id, { from, to: 100 });
  const results = await conclude(async () => {
    const made = await explain(run, () => encodeRun(encoder, others, progress.report));
    for (const { durationMs } of made) assertAccepted(refuseShortened(probe.durationMs, durationMs));
    return made;
  });
  const stored: StoredRendition[] = [];
  for (const { made } of results) stored.push(await deps.renditions.put(made));
  if (isStreamed(probe, plan)) {
    const kept = plan.filter(({ isInterim }) => !isInterim);
    const fetched = first.filter(({ isInterim }) => !isInterim);
    await fetchFirst(deps, video, fetched, folder, run);
    stored.push(...(await explain(run, () => storeStream(encoder, kept, deps.renditions))));
  }
  await progress.settled();
  run.signal.throwIfAborted();
  await deps.unitOfWork.run(async (tx, consequences) => {
    await commit(tx, consequences, video.id, stored, READY);
    await markJobSucceeded(tx, run.id);
  });
  await deps.renditions.ensure(stored);
}

/** The stream has it as well. */
async function fetchFirst(
  deps: WorkerDeps,
  { id: videoId }: VideoRow,
  first: readonly PlannedRendition[],
  folder: string,
  run: JobRun,
): Promise<void> {
  for (const { name } of first) {
    const made = await deps.database.client.rendition.findUniqueOrThrow({ where: { videoId_name: { videoId, name } } });
    await deps.renditions.fetch(made, path.join(folder, `${name}.mp4`), run.signal);
  }
}
