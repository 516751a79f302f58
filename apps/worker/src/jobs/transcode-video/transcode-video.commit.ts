import type { JobPayload } from '@argument/contracts';
import type { Prisma, Transaction } from '@argument/database';
import { PermanentJobError } from '@argument/queue';
import { recordRenditions, type StoredRendition } from '../../core/rendition-store.js';
import { republishLinks } from '../../core/republish.js';
import type { Consequences } from '../../core/unit-of-work.js';
import type { VideoProbe } from '../../media/ffmpeg/probe.js';
import type { GivenUp } from '../job-definition.js';

/** A video whose last rendition is there. */
export const READY = { status: 'ready', progress: 100, errorCode: null, errorMessage: null } as const;

export const factsOf = ({ durationMs, width, height, audioCodec }: VideoProbe) => ({
  durationMs,
  width,
  height,
  hasAudio: audioCodec !== null,
});

/** Writes what was made of a video and publishes the links that show it anew. */
export async function commit(
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

/** In the transaction that gives one of its jobs up: the video has failed, whatever of it is there. */
export async function giveUp(
  tx: Transaction,
  consequences: Consequences,
  { videoId }: JobPayload<'transcode-video' | 'transcode-ladder'>,
  failure: GivenUp,
): Promise<void> {
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
