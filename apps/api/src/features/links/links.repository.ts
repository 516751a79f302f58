import { type Link, slugSkeleton } from '@argument/contracts';
import {
  type Database,
  isUniqueViolation,
  newId,
  type Prisma,
  type Transaction,
  viewsOfLinks,
} from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { visible, type Within } from '../../core/auth/within.js';
import type { Position } from '../../core/http/paging.js';
import { DATABASE } from '../../core/tokens.js';

const whole = {
  markers: {
    orderBy: { position: 'asc' },
    include: {
      marker: {
        include: {
          videos: {
            orderBy: { position: 'asc' },
            include: {
              video: {
                include: { renditions: { where: { contentType: 'video/mp4' }, select: { id: true }, take: 1 } },
              },
            },
          },
        },
      },
    },
  },
  domain: { select: { host: true, verifiedAt: true } },
  project: { select: { workspace: { select: { viewsOverSince: true } } } },
} as const satisfies Prisma.LinkInclude;
export type LinkRow = Prisma.LinkGetPayload<{ include: typeof whole }> & { views: number };

/** Columns that a client may set. */
export interface LinkFields {
  name?: string;
  slug?: string;
  isActive?: boolean;
  startsAt?: Date | null;
  expiresAt?: Date | null;
  passwordHash?: string | null;
  maxViews?: number | null;
  countries?: string[];
  engine?: Link['engine'];
  domainId?: string | null;
}

export interface Publication {
  /** What is published is what the link is now. */
  upToDate: boolean;
  /** Another one for everything that is published; null before the first time. */
  version: string | null;
}

/** The slug belongs to another link. */
export class SlugTakenError extends Error {}

const withSkeleton = <T extends LinkFields>(fields: T) =>
  fields.slug === undefined ? fields : { ...fields, slugSkeleton: slugSkeleton(fields.slug) };

@Injectable()
export class LinksRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async find(within: Within, id: string, tx: Transaction = this.database.client): Promise<LinkRow | null> {
    const row = await tx.link.findFirst({ where: { id, ...visible(within) }, include: whole });
    return row ? ((await withViews(tx, [row]))[0] ?? null) : null;
  }

  async list(within: Within, projectId: string, limit: number, after: Position | null): Promise<LinkRow[]> {
    const rows = await this.database.client.link.findMany({
      where: { projectId, ...visible(within), ...(after ? { id: { lt: after[1] } } : {}) },
      include: whole,
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
    return withViews(this.database.client, rows);
  }

  /** For the public: is it there, and is the newest state published? A name of a workspace shows only its own links. */
  async publication(slug: string, workspaceId?: string): Promise<Publication | null> {
    const row = await this.database.client.link.findUnique({
      where: { slug, ...(workspaceId === undefined ? {} : { project: { workspaceId } }) },
      select: { id: true, revision: true, publishedRevision: true, publishedAt: true },
    });
    if (!row) return null;
    const version = row.publishedAt && `${row.id}:${row.publishedRevision}:${row.publishedAt.getTime()}`;
    return { upToDate: row.publishedRevision >= row.revision, version };
  }

  /** Does a link of somebody else look like this? */
  async isTakenElsewhere(tx: Transaction, workspaceId: string, slug: string): Promise<boolean> {
    const alike = { slugSkeleton: slugSkeleton(slug), project: { workspaceId: { not: workspaceId } } };
    return (await tx.link.findFirst({ where: alike, select: { id: true } })) !== null;
  }

  /** How many of the markers belong to the project. */
  countMarkers(tx: Transaction, within: Within, projectId: string, ids: readonly string[]): Promise<number> {
    return tx.marker.count({ where: { id: { in: [...ids] }, projectId, ...visible(within) } });
  }

  /** @throws SlugTakenError */
  async create(
    tx: Transaction,
    link: LinkFields & { projectId: string; name: string; slug: string },
  ): Promise<{ id: string; revision: number }> {
    return orSlugTaken(() => tx.link.create({ data: { id: newId(), ...withSkeleton(link) } }));
  }

  /** Counts the revision up and answers it. @throws SlugTakenError */
  async update(tx: Transaction, id: string, fields: LinkFields): Promise<number> {
    const change = { ...withSkeleton(fields), revision: { increment: 1 } };
    return (await orSlugTaken(() => tx.link.update({ where: { id }, data: change }))).revision;
  }

  async setMarkers(tx: Transaction, linkId: string, markerIds: readonly string[]): Promise<void> {
    await tx.linkMarker.deleteMany({ where: { linkId } });
    await tx.linkMarker.createMany({ data: markerIds.map((markerId, position) => ({ linkId, markerId, position })) });
  }

  /** Answers the slugs it was known by, or null when there is no such link. */
  async delete(tx: Transaction, within: Within, id: string): Promise<string[] | null> {
    const where = { id, ...visible(within) };
    const row = await tx.link.findFirst({ where, select: { slug: true, publishedSlug: true } });
    if (!row) return null;
    await tx.analyticsEvent.deleteMany({ where: { linkId: id } });
    await tx.analyticsDay.deleteMany({ where: { linkId: id } });
    await tx.link.delete({ where: { id } });
    return [...new Set([row.slug, ...(row.publishedSlug ? [row.publishedSlug] : [])])];
  }
}

async function withViews<R extends { id: string }>(
  tx: Transaction,
  rows: readonly R[],
): Promise<(R & { views: number })[]> {
  const views = await viewsOfLinks(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, views: views.get(row.id) ?? 0 }));
}

async function orSlugTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw new SlugTakenError('The slug is taken.', { cause: error });
    throw error;
  }
}
