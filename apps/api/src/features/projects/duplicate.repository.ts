import { storedProof } from '@argument/contracts';
import { lockFiles, newId, Prisma, type Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { visible, type Within } from '../../core/auth/within.js';

const READY = { status: 'ready' } as const;

/** Copies what is ready in a project. Files are shared by content, so nothing is stored twice. */
@Injectable()
export class DuplicateRepository {
  /** @param from project to copy from, visible to the caller; `to` is empty */
  async copy(tx: Transaction, within: Within, from: string, to: string): Promise<void> {
    const where = { projectId: from, ...READY, ...visible(within) };
    const images = await tx.image.findMany({ where, include: { renditions: true } });
    const videos = await tx.video.findMany({ where, include: { renditions: true } });
    const markers = await tx.marker.findMany({
      where: { ...where, image: READY },
      include: { files: true, videos: { where: { video: READY } } },
    });
    const renditions = [...images, ...videos].flatMap((row) => row.renditions);
    const files = [...images, ...videos].map(({ originalKey }) => originalKey);
    await lockFiles(tx, [...files, ...[...renditions, ...markers.flatMap((row) => row.files)].map(({ key }) => key)]);

    const ids = new Map([...images, ...videos, ...markers].map(({ id }) => [id, newId()]));
    const idOf = (id: string) => ids.get(id) ?? id;
    const copyOf = <T extends { id: string }>(row: T) => ({ ...row, id: idOf(row.id), projectId: to, revision: 1 });
    const now = { createdAt: new Date(), updatedAt: new Date() };
    await tx.image.createMany({
      data: images.map(({ renditions: _, exif, ...row }) => ({ ...copyOf(row), ...now, exif: exif ?? {} })),
    });
    await tx.video.createMany({ data: videos.map(({ renditions: _, ...row }) => ({ ...copyOf(row), ...now })) });
    await tx.marker.createMany({
      data: markers.map(({ files: _, videos: __, ...row }) => ({
        ...copyOf(row),
        ...now,
        imageId: idOf(row.imageId),
        settings: row.settings ?? {},
        reasons: row.reasons ?? [],
        features: row.features ?? [],
        proof: proofOf(row.proof, idOf),
      })),
    });
    await tx.markerVideo.createMany({
      data: markers.flatMap((marker) =>
        marker.videos.map(({ videoId, position }) => ({ markerId: idOf(marker.id), videoId: idOf(videoId), position })),
      ),
    });
    const owned = (id: string | null) => (id === null ? null : idOf(id));
    await tx.rendition.createMany({
      data: [...renditions, ...markers.flatMap((row) => row.files)].map((row) => ({
        ...row,
        id: newId(),
        imageId: owned(row.imageId),
        videoId: owned(row.videoId),
        markerId: owned(row.markerId),
      })),
    });
  }
}

/** Markers that are mistaken for each other have copies that are. */
function proofOf(stored: Prisma.JsonValue, idOf: (id: string) => string) {
  const proof = storedProof.safeParse(stored);
  if (!proof.success) return Prisma.DbNull;
  return { ...proof.data, similar: proof.data.similar.map((one) => ({ ...one, markerId: idOf(one.markerId) })) };
}
