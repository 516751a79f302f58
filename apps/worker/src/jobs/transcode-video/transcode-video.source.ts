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

/** A source that lies in the job's folder, and what is to be made of it. */
export interface OpenedSource {
  probe: VideoProbe;
  plan: PlannedRendition[];
  encoder: Encoder;
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
  const look = async () => {
    if (!isScanned) await deps.scanner.assertClean(source, run.signal);
    return explain(run, () => deps.videoTool.probe(source));
  };
  const looked = look();
  // First: what is said of bytes that are not those that were uploaded is no reason to refuse the upload.
  await checked.finally(() => looked.catch(() => undefined));
  const probe = await looked;
  const key = keyColor === null ? null : { color: keyColor, tolerance: keyTolerance ?? 0 };
  const { durationMs, videoCodec: codec } = probe;
  const encoder = { tool: deps.videoTool, source, folder, durationMs, codec, signal: run.signal };
  return { probe, plan: planRenditions(probe, key), encoder };
}

/** What the program says of a file is of no use to a client; that it cannot read the file is. */
export async function explain<T>(run: JobRun, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof VideoToolError ? refused(error, run.attempt) : error;
  }
}
