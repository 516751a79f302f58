import type { Prisma } from '@argument/database';

/** All that a link config is made of. */
export const publishQuery = {
  project: { select: { workspaceId: true, deletedAt: true, workspace: { select: { viewsOverSince: true } } } },
  _count: { select: { sessions: { where: { viewedAt: { not: null } } } } },
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

export type PublishedLink = Prisma.LinkGetPayload<{ include: typeof publishQuery }>;
export type PublishedMarker = PublishedLink['markers'][number]['marker'];
export type PublishedVideo = PublishedMarker['videos'][number]['video'];
export type PublishedRendition = PublishedVideo['renditions'][number];
