import path from 'node:path';
import { FREE_PLAN, type JobPayload } from '@argument/contracts';
import { markJobSucceeded, type Prisma, type Transaction } from '@argument/database';
import { type JobRun, PermanentJobError } from '@argument/queue';
import { assertAccepted } from '../../core/refusal.js';
import { recordRenditions, type StoredRendition } from '../../core/rendition-store.js';
import { republishLinks } from '../../core/republish.js';
import type { Consequences } from '../../core/unit-of-work.js';
import { withWorkFolder } from '../../core/work-folder.js';
import type { WorkerDeps } from '../../core/worker-deps.js';
import type { VideoProbe } from '../../media/ffmpeg/probe.js';
import { VideoToolError } from '../../media/ffmpeg/video-tool.js';
import type { GivenUp, JobDefinition } from '../job-definition.js';
import { storeStream } from './transcode-video.hls.js';
import {
  isStreamed,
  type PlannedRendition,
  planRenditions,
  planRuns,
  posterTimeMs,
  refuseShortened,
  refuseVideo,
} from './transcode-video.plan.js';
import { type Encoder, encodeRun, refused, takePoster } from './transcode-video.tools.js';
import { takeFromTwin } from './transcode-video.twin.js';
import { videoProgress } from './video-progress.js';

type Payload = JobPayload<'transcode-video'>;

/** Derives what phones play. The first rendition goes live before the others are begun. */
export const transcodeVideo: JobDefinition<'transcode-video'> = { concurrency: 1, handle, giveUp };

async function handle(deps: WorkerDeps, { videoId }: Payload, run: JobRun): Promise<void> {
  const video = await deps.database.client.video.findUnique({
    where: { id: videoId },
    include: { project: { select: { workspaceId: true } } },
  });
  if (!video || video.status === 'ready') return;
  const adopted = await takeFromTwin(
    deps,
    video,
    run,
    (tx, consequences, { files, durationMs, width, height, hasAudio }) =>
      commit(tx, consequences, videoId, files, { durationMs, width, height, hasAudio, ...READY }),
  );
  if (adopted) return;
  await deps.unitOfWork.run((tx) =>
    tx.video.updateMany({ where: { id: videoId }, data: { status: 'processing', progress: 0 } }),
  );
  // The first rendition is waited for; the others better what plays already.
  const isLive = deps.standby.begin();
  try {
    await transcode(deps, video, run, isLive);
  } finally {
    isLive();
  }
}

type Row = Prisma.VideoGetPayload<{ include: { project: { select: { workspaceId: true } } } }>;

async function transcode(deps: WorkerDeps, video: Row, run: JobRun, isLive: () => void): Promise<void> {
  await withWorkFolder(async (folder) => {
    const source = path.join(folder, 'original');
    await deps.renditions.fetch({ key: video.originalKey, sha256: video.sha256 }, source, run.signal);
    await deps.scanner.assertClean(source, run.signal);
    const probe = await explain(run, () => deps.videoTool.probe(source));
    assertAccepted(refuseVideo(probe, FREE_PLAN));
    const plan = planRenditions(probe, keyOf(video));
    const progress = videoProgress(deps, video, run.id);
    const encoder: Encoder = {
      tool: deps.videoTool,
      source,
      folder,
      durationMs: probe.durationMs,
      codec: probe.videoCodec,
      signal: run.signal,
    };
    // Beside the first rendition, which is waited for.
    const poster = explain(run, () => takePoster(encoder, posterTimeMs(probe.durationMs), plan));
    const posterSettled = poster.then(noop, noop);
    try {
      let begun = 0;
      for (const planned of planRuns(plan)) {
        const share = planned.reduce((sum, rendition) => sum + rendition.share, 0);
        const results = await explain(run, () =>
          encodeRun(encoder, planned, (part) => progress.report(100 * (begun + part * share))),
        );
        for (const { durationMs } of results) assertAccepted(refuseShortened(probe.durationMs, durationMs));
        // Nothing is stored before the file is known to be whole.
        const stored: StoredRendition[] = begun === 0 ? [await deps.renditions.put(await poster)] : [];
        for (const { made } of results) stored.push(await deps.renditions.put(made));
        const isLast = planned.at(-1) === plan.at(-1);
        if (isLast && isStreamed(probe, plan)) {
          stored.push(...(await explain(run, () => storeStream(encoder, plan, deps.renditions))));
        }
        begun += share;
        await progress.settled();
        run.signal.throwIfAborted();
        const isFirst = planned[0] === plan[0];
        await deps.unitOfWork.run(async (tx, consequences) => {
          if (isFirst) await forgetOthers(tx, video.id, plan);
          await commit(tx, consequences, video.id, stored, { ...factsOf(probe), ...(isLast ? READY : {}) });
          if (isLast) await markJobSucceeded(tx, run.id);
        });
        await deps.renditions.ensure(stored);
        isLive();
      }
    } finally {
      // It writes into the folder.
      await posterSettled;
    }
  });
}

const noop = () => undefined;

const keyOf = ({ keyColor, keyTolerance }: { keyColor: string | null; keyTolerance: number | null }) =>
  keyColor === null ? null : { color: keyColor, tolerance: keyTolerance ?? 0 };

/** What an earlier coding of the same video left, made in another way, must not be shown beside the new. */
async function forgetOthers(tx: Transaction, videoId: string, plan: readonly PlannedRendition[]): Promise<void> {
  const kept = ['poster', ...plan.map(({ name }) => name)];
  const name = { notIn: kept, not: { startsWith: 'captions-' } };
  await tx.rendition.deleteMany({ where: { videoId, name } });
}

const READY = { status: 'ready', progress: 100, errorCode: null, errorMessage: null } as const;

const factsOf = ({ durationMs, width, height, audioCodec }: VideoProbe) => ({
  durationMs,
  width,
  height,
  hasAudio: audioCodec !== null,
});

/** What the program says of a file is of no use to a client; that it cannot read the file is. */
async function explain<T>(run: JobRun, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof VideoToolError ? refused(error, run.attempt) : error;
  }
}

async function commit(
  tx: Transaction,
  consequences: Consequences,
  videoId: string,
  stored: readonly Omit<StoredRendition, 'content' | 'extension'>[],
  data: Prisma.VideoUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.video.updateMany({ where: { id: videoId }, data });
  if (count === 0) throw new PermanentJobError('deleted', 'The video was deleted.');
  await recordRenditions(tx, { videoId }, stored);
  const { projectId, workspaceId } = await ownerOf(tx, videoId);
  await republishLinks(tx, consequences, showing(videoId), workspaceId);
  if (data.status === 'ready') {
    consequences.announce({ workspaceId, name: 'video.ready', data: { projectId, videoId } });
  }
}

async function giveUp(tx: Transaction, consequences: Consequences, { videoId }: Payload, failure: GivenUp) {
  const { count } = await tx.video.updateMany({
    where: { id: videoId, status: { not: 'ready' } },
    data: { status: 'failed', errorCode: failure.code, errorMessage: failure.message },
  });
  if (count === 0) return;
  const { projectId, workspaceId, originalKey } = await ownerOf(tx, videoId);
  if (failure.isPermanent) {
    const derived = await tx.rendition.findMany({ where: { videoId }, select: { key: true } });
    await tx.rendition.deleteMany({ where: { videoId } });
    const keys = [originalKey, ...derived.map(({ key }) => key)];
    await consequences.enqueue(`delete-files:${videoId}:refused`, 'delete-files', { keys }, workspaceId);
  }
  await republishLinks(tx, consequences, showing(videoId), workspaceId);
  consequences.announce({ workspaceId, name: 'video.failed', data: { projectId, videoId } });
}

const showing = (videoId: string): Prisma.LinkWhereInput => ({
  markers: { some: { marker: { videos: { some: { videoId } } } } },
});

async function ownerOf(tx: Transaction, videoId: string) {
  const { projectId, originalKey, project } = await tx.video.findUniqueOrThrow({
    where: { id: videoId },
    select: { projectId: true, originalKey: true, project: { select: { workspaceId: true } } },
  });
  return { projectId, originalKey, workspaceId: project.workspaceId };
}
