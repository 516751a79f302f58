import path from 'node:path';
import type { Prisma } from '@argument/database';
import type { JobRun } from '@argument/queue';
import type { WorkerDeps } from '../../core/worker-deps.js';
import type { VideoProbe } from '../../media/ffmpeg/probe.js';
import { VideoToolError } from '../../media/ffmpeg/video-tool.js';
import { commit, READY } from './transcode-video.commit.js';
import { type PlannedRendition, planRenditions } from './transcode-video.plan.js';
import { type Encoder, refused } from './transcode-video.tools.js';
import { takeFromTwin } from './transcode-video.twin.js';

export type VideoRow = Prisma.VideoGetPayload<{ include: { project: { select: { workspaceId: true } } } }>;

/** The video, unless it is gone or nothing is left to do: because it is ready, or because it took its twin's files. */
export async function findWork(deps: WorkerDeps, videoId: string, run: JobRun): Promise<VideoRow | null> {
  const video = await deps.database.client.video.findUnique({
    where: { id: videoId },
    include: { project: { select: { workspaceId: true } } },
  });
  if (!video || video.status === 'ready') return null;
  const adopted = await takeFromTwin(
    deps,
    video,
    run,
    (tx, consequences, { files, durationMs, width, height, hasAudio }) =>
      commit(tx, consequences, videoId, files, { durationMs, width, height, hasAudio, ...READY }),
  );
  return adopted ? null : video;
}

/** A source that lies in the job's folder, and what is to be made of it. Its bytes are still being checked. */
export interface OpenedSource {
  probe: VideoProbe;
  plan: PlannedRendition[];
  encoder: Encoder;
  /**
   * Does something with the source. What comes of it, good or bad, counts only when the bytes are those that were uploaded;
   * when they are not, the work is broken off and that is the error.
   */
  conclude<T>(work: () => Promise<T>): Promise<T>;
}

/** Fetches a video's original and reads its header. @param isScanned the virus scanner has seen these bytes */
export async function openSource(
  deps: WorkerDeps,
  { originalKey, sha256, keyColor, keyTolerance }: VideoRow,
  folder: string,
  run: JobRun,
  isScanned = false,
): Promise<OpenedSource> {
  const source = path.join(folder, 'original');
  const { checked } = await deps.renditions.fetchAhead({ key: originalKey, sha256 }, source, run.signal);
  const broken = new AbortController();
  checked.catch((error) => broken.abort(error));
  const conclude = async <T>(work: () => Promise<T>) => {
    const [bytes, done] = await Promise.allSettled([checked, work()]);
    if (bytes.status === 'rejected') throw bytes.reason;
    if (done.status === 'rejected') throw done.reason;
    return done.value;
  };
  const look = async () => {
    if (!isScanned) await deps.scanner.assertClean(source, run.signal);
    return explain(run, () => deps.videoTool.probe(source));
  };
  const probe = await look().catch((error) => conclude(() => Promise.reject(error)));
  const key = keyColor === null ? null : { color: keyColor, tolerance: keyTolerance ?? 0 };
  const { durationMs, videoCodec: codec } = probe;
  const signal = AbortSignal.any([run.signal, broken.signal]);
  const encoder = { tool: deps.videoTool, source, folder, durationMs, codec, signal };
  return { probe, plan: planRenditions(probe, key), encoder, conclude };
}

/** What the program says of a file is of no use to a client; that it cannot read the file is. */
export async function explain<T>(run: JobRun, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof VideoToolError ? refused(error, run.attempt) : error;
  }
}
