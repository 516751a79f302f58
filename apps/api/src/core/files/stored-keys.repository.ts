import type { Prisma, Transaction } from '@argument/database';
import { keys } from '@argument/storage';
import { Injectable } from '@nestjs/common';

/** What is about to be deleted, with everything that hangs on it. */
export type DeletionScope = { imageId: string } | { videoId: string } | { markerId: string } | { workspaceId: string };

/** Finds the storage keys behind rows; ask before the rows go. */
@Injectable()
export class StoredKeysRepository {
  async find(tx: Transaction, scope: DeletionScope): Promise<string[]> {
    const renditions = await tx.rendition.findMany({ where: renditionsIn(scope), select: { key: true } });
    const found = renditions.map((rendition) => rendition.key);
    if ('imageId' in scope) found.push(...(await imageOriginals(tx, { id: scope.imageId })));
    if ('videoId' in scope) found.push(...(await videoOriginals(tx, { id: scope.videoId })));
    if ('workspaceId' in scope) {
      const project = { workspaceId: scope.workspaceId };
      const links = await tx.link.findMany({
        where: { project },
        select: { id: true, slug: true, publishedSlug: true },
      });
      found.push(
        ...(await imageOriginals(tx, { project })),
        ...(await videoOriginals(tx, { project })),
        ...links.flatMap(({ id, slug, publishedSlug }) => [
          keys.linkConfig(slug),
          keys.gatedConfig(id),
          // Its address has changed and it was not published since.
          ...(publishedSlug === null ? [] : [keys.linkConfig(publishedSlug)]),
        ]),
      );
    }
    return [...new Set(found)];
  }
}

function renditionsIn(scope: DeletionScope): Prisma.RenditionWhereInput {
  if ('imageId' in scope) return { OR: [{ imageId: scope.imageId }, { marker: { imageId: scope.imageId } }] };
  if ('videoId' in scope) return { videoId: scope.videoId };
  if ('markerId' in scope) return { markerId: scope.markerId };
  const project = { workspaceId: scope.workspaceId };
  return { OR: [{ image: { project } }, { video: { project } }, { marker: { project } }] };
}

async function imageOriginals(tx: Transaction, where: Prisma.ImageWhereInput): Promise<string[]> {
  return (await tx.image.findMany({ where, select: { originalKey: true } })).map((row) => row.originalKey);
}

async function videoOriginals(tx: Transaction, where: Prisma.VideoWhereInput): Promise<string[]> {
  return (await tx.video.findMany({ where, select: { originalKey: true } })).map((row) => row.originalKey);
}
