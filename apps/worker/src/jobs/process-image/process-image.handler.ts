import path from 'node:path';
import { FREE_PLAN, type JobPayload } from '@argument/contracts';
import { markJobSucceeded, type Transaction } from '@argument/database';
import { type JobRun, PermanentJobError } from '@argument/queue';
import { assertAccepted } from '../../core/refusal.js';
import { type NewRendition, recordRenditions, type StoredRendition } from '../../core/rendition-store.js';
import { republishLinks } from '../../core/republish.js';
import type { Consequences } from '../../core/unit-of-work.js';
import type { WorkerDeps } from '../../core/worker-deps.js';
import { type KeptExif, readExif } from '../../media/exif/read-exif.js';
import type { PictureRoom } from '../../media/sharp/picture-room.js';
import { PictureError, type PictureMetadata } from '../../media/sharp/pictures.js';
import { giveUpMarkers } from '../compile-marker/give-up-markers.js';
import type { GivenUp, JobDefinition } from '../job-definition.js';
import { type PicturePlan, planPictures, refusePicture } from './process-image.plan.js';

type Payload = JobPayload<'process-image'>;

/** Checks an uploaded picture and derives its renditions. */
export const processImage: JobDefinition<'process-image'> = { concurrency: 2, isAwaited: true, handle, giveUp };

async function handle(
  { database, markerMaker, pictureRooms, renditions, scanner, unitOfWork }: WorkerDeps,
  { imageId }: Payload,
  run: JobRun,
) {
  const image = await database.client.image.findUnique({
    where: { id: imageId },
    include: { project: { select: { workspaceId: true } } },
  });
  if (!image || image.status === 'ready') return;
  await unitOfWork.run((tx) =>
    tx.image.updateMany({ where: { id: imageId, status: 'queued' }, data: { status: 'processing' } }),
  );
  markerMaker.prepare();
  await pictureRooms.use(image.project.workspaceId, async (room) => {
    const file = path.join(room.folder, 'original');
    await renditions.fetch({ key: image.originalKey, sha256: image.sha256 }, file, run.signal);
    await scanner.assertClean(file, run.signal);
    const { metadata, made } = await explain(() => derive(room, file, run.signal));
    const stored: StoredRendition[] = [];
    for (const rendition of made) stored.push(await renditions.put(rendition));
    run.signal.throwIfAborted();
    await unitOfWork.run(async (tx, consequences) => {
      await complete(tx, consequences, imageId, metadata, stored);
      await markJobSucceeded(tx, run.id);
    });
    await renditions.ensure(stored);
  });
}

async function derive(room: PictureRoom, file: string, signal: AbortSignal) {
  const { exif, ...facts } = await room.run('metadata', { file }, signal);
  const metadata: PictureMetadata = { ...facts, exif: exif === null ? null : Buffer.from(exif, 'base64') };
  assertAccepted(refusePicture(metadata, FREE_PLAN));
  try {
    return { metadata, made: await makeRenditions(room, file, planPictures(metadata), signal) };
  } catch (error) {
    // Whether libvips has a decoder for these is told by trying: builds differ, for reasons of patents.
    if (error instanceof PictureError && metadata.compression === 'hevc') throw refuseHeic(error);
    throw error;
  }
}

async function makeRenditions(
  room: PictureRoom,
  file: string,
  { format, pictures }: PicturePlan,
  signal: AbortSignal,
): Promise<NewRendition[]> {
  const steps = pictures.map((picture) => ({ ...picture, format }));
  const files = await room.run('derive', { file, pictures: steps }, signal);
  const extension = format === 'jpeg' ? 'jpg' : 'webp';
  return pictures.map(({ name, width, height }, index) => {
    const content = { path: files[index] ?? '' };
    return { name, content, contentType: `image/${format}`, extension, width, height };
  });
}

const refuseHeic = (cause: PictureError) =>
  new PermanentJobError(
    'heic_unsupported',
    'HEIC photos cannot be read here. Export this one as a JPEG and upload that. (On an iPhone: Settings, Camera, Formats, Most Compatible.)',
    { cause },
  );

/** Turns the decoder's errors into what a client can act on. */
async function explain<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    throw error.kind === 'too_many_pixels'
      ? new PermanentJobError(
          'image_too_large',
          `This picture has too many pixels. Scale it to at most ${FREE_PLAN.imageMaxSide} on each side.`,
          { cause: error },
        )
      : new PermanentJobError(
          'unreadable_image',
          'This file is damaged or cut off. Export the picture again as a JPEG or PNG and upload it.',
          { cause: error },
        );
  }
}

async function complete(
  tx: Transaction,
  consequences: Consequences,
  imageId: string,
  metadata: PictureMetadata,
  stored: readonly StoredRendition[],
): Promise<void> {
  const exif: KeptExif = readExif(metadata.exif);
  // Locks the row, so that a marker made at this moment either sees the picture ready or is seen waiting here.
  const { count } = await tx.image.updateMany({
    where: { id: imageId },
    data: {
      status: 'ready',
      width: metadata.width,
      height: metadata.height,
      exif: { ...exif },
      errorCode: null,
      errorMessage: null,
    },
  });
  if (count === 0) return;
  await recordRenditions(tx, { imageId }, stored);
  const { projectId, project, markers } = await tx.image.findUniqueOrThrow({
    where: { id: imageId },
    include: {
      project: { select: { workspaceId: true } },
      markers: { where: { status: 'queued' }, select: { id: true, revision: true }, orderBy: { id: 'asc' } },
    },
  });
  for (const { id, revision } of markers) {
    const jobId = `compile-marker:${id}:${revision}`;
    await consequences.enqueue(jobId, 'compile-marker', { markerId: id }, project.workspaceId);
  }
  const compact = `compact-image:${imageId}:1`;
  await consequences.enqueue(compact, 'compact-image', { imageId }, project.workspaceId, { importance: 'low' });
  consequences.announce({ workspaceId: project.workspaceId, name: 'image.ready', data: { projectId, imageId } });
}

async function giveUp(tx: Transaction, consequences: Consequences, { imageId }: Payload, failure: GivenUp) {
  const { count } = await tx.image.updateMany({
    where: { id: imageId, status: { not: 'ready' } },
    data: { status: 'failed', errorCode: failure.code, errorMessage: failure.message },
  });
  if (count === 0) return;
  const image = await tx.image.findUniqueOrThrow({
    where: { id: imageId },
    include: { project: { select: { workspaceId: true } } },
  });
  const { workspaceId } = image.project;
  await giveUpMarkers(tx, consequences, { imageId, status: 'queued' }, workspaceId, {
    code: 'image_failed',
    message: `Its picture could not be used: ${failure.message}`,
  });
  await republishLinks(tx, consequences, { markers: { some: { marker: { imageId } } } }, workspaceId);
  if (failure.isPermanent) {
    const jobId = `delete-files:${imageId}:refused`;
    await consequences.enqueue(jobId, 'delete-files', { keys: [image.originalKey] }, workspaceId);
  }
  consequences.announce({ workspaceId, name: 'image.failed', data: { projectId: image.projectId, imageId } });
}
