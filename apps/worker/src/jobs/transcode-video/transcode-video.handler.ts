import type { JobPayload } from '@argument/contracts';
import { markJobSucceeded, type Transaction, workspacePlan } from '@argument/database';
import type { JobRun } from '@argument/queue';
import { assertAccepted } from '../../core/refusal.js';
import type { StoredRendition } from '../../core/rendition-store.js';
import { withWorkFolder } from '../../core/work-folder.js';
import type { WorkerDeps } from '../../core/worker-deps.js';
import type { VideoProbe } from '../../media/ffmpeg/probe.js';
import type { JobDefinition } from '../job-definition.js';
import { commit, factsOf, giveUp, READY } from './transcode-video.commit.js';
import { storeStream } from './transcode-video.hls.js';
import {
  isStreamed,
  type PlannedRendition,
  planRuns,
  posterTimeMs,
  refuseShortened,
  refuseVideo,
} from './transcode-video.plan.js';
import { explain, findWork, openSource, type VideoRow } from './transcode-video.source.js';
import { encodeRun, takePoster } from './transcode-video.tools.js';
import { videoProgress } from './video-progress.js';

/** Makes what a link waits for: the first rendition and the poster. The others are a job of their own. */
export const transcodeVideo: JobDefinition<'transcode-video'> = { concurrency: 1, isAwaited: true, handle, giveUp };

async function handle(deps: WorkerDeps, { videoId }: JobPayload<'transcode-video'>, run: JobRun): Promise<void> {
  const video = await findWork(deps, videoId, run);
  if (!video) return;
  await withWorkFolder((folder) => makeFirst(deps, video, folder, run));
}

const markBegun = ({ unitOfWork }: WorkerDeps, { id }: VideoRow) =>
  unitOfWork.run((tx) => tx.video.updateMany({ where: { id }, data: { status: 'processing', progress: 0 } }));

async function makeFirst(deps: WorkerDeps, video: VideoRow, folder: string, run: JobRun): Promise<void> {
  const [{ probe, plan, encoder, conclude }, { limits }] = await Promise.all([
    openSource(deps, video, folder, run),
    workspacePlan(deps.database.client, video.project.workspaceId),
    markBegun(deps, video),
  ]);
  const refusal = refuseVideo(probe, limits);
  if (refusal) await conclude(async () => assertAccepted(refusal));
  const [first = [], others] = planRuns(plan);
  const share = first.reduce((sum, rendition) => sum + rendition.share, 0);
  const progress = videoProgress(deps, video, run.id, { from: 0, to: 100 * share });
  const takeOne = () => explain(run, () => takePoster(encoder, posterTimeMs(probe.durationMs), plan));
  // A source that is passed on is live sooner than any picture of it; else it is taken beside the first rendition.
  const isPassedOn = first.every(({ copy }) => copy);
  const beside = isPassedOn ? null : takeOne();
  const besideSettled = beside?.then(noop, noop);
  try {
    const results = await conclude(async () => {
      const made = await explain(run, () => encodeRun(encoder, first, progress.report));
      for (const { durationMs } of made) assertAccepted(refuseShortened(probe.durationMs, durationMs));
      return made;
    });
    // Nothing is stored before the file is known to be whole.
    const live: StoredRendition[] = [];
    for (const { made } of results) live.push(await deps.renditions.put(made));
    if (isPassedOn) await goLive(deps, video, plan, live, probe);
    const stored = [...(isPassedOn ? [] : live), await deps.renditions.put(await (beside ?? takeOne()))];
    if (!others && isStreamed(probe, plan)) {
      stored.push(...(await explain(run, () => storeStream(encoder, plan, deps.renditions))));
    }
    await progress.settled();
    run.signal.throwIfAborted();
    await deps.unitOfWork.run(async (tx, consequences) => {
      if (!isPassedOn) await forgetOthers(tx, video.id, plan);
      await commit(tx, consequences, video.id, stored, { ...factsOf(probe), ...(others ? {} : READY) });
      if (others) {
        const ladder = `transcode-ladder:${video.id}:${video.revision}`;
        await consequences.enqueue(ladder, 'transcode-ladder', { videoId: video.id }, video.project.workspaceId);
      }
      await markJobSucceeded(tx, run.id);
    });
    await deps.renditions.ensure([...live, ...stored]);
  } finally {
    // It writes into the folder.
    await besideSettled;
  }
}

/** Before anything else is made. A run that is broken off after it does it again, which changes nothing. */
function goLive(
  deps: WorkerDeps,
  { id }: VideoRow,
  plan: readonly PlannedRendition[],
  live: readonly StoredRendition[],
  probe: VideoProbe,
): Promise<void> {
  return deps.unitOfWork.run(async (tx, consequences) => {
    await forgetOthers(tx, id, plan);
    await commit(tx, consequences, id, live, factsOf(probe));
  });
}

const noop = () => undefined;

/** What an earlier coding of the same video left, made in another way, must not be shown beside the new. */
async function forgetOthers(tx: Transaction, videoId: string, plan: readonly PlannedRendition[]): Promise<void> {
  const kept = ['poster', ...plan.map(({ name }) => name)];
  const name = { notIn: kept, not: { startsWith: 'captions-' } };
  await tx.rendition.deleteMany({ where: { videoId, name } });
}
