import { type Prisma, type Transaction, viewsOfLinks } from '@argument/database';

/** All that a link config is made of. */
const publishQuery = {
  project: { select: { workspaceId: true, deletedAt: true, workspace: { select: { viewsOverSince: true } } } },
  markers: {
    orderBy: { position: 'asc' },
    include: {
      marker: {
        include: {
          files: true,
          image: { include: { renditions: true } },
          videos: { orderBy: { position: 'asc' }, include: { video: { include: { renditions: true } } } },
        },
      },
    },
  },
} as const satisfies Prisma.LinkInclude;

/** `views` counts only where there is a limit to hold it against. */
export type PublishedLink = Prisma.LinkGetPayload<{ include: typeof publishQuery }> & { views: number };

export async function readPublished(tx: Transaction, id: string): Promise<PublishedLink | null> {
  const row = await tx.link.findUnique({ where: { id }, include: publishQuery });
  if (!row) return null;
  const views = row.maxViews === null ? 0 : ((await viewsOfLinks(tx, [id])).get(id) ?? 0);
  return { ...row, views };
}
export type PublishedMarker = PublishedLink['markers'][number]['marker'];
export type PublishedVideo = PublishedMarker['videos'][number]['video'];
export type PublishedRendition = PublishedVideo['renditions'][number];
