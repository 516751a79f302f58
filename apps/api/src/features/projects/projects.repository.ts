import type { CreateProject, ProjectQuery, UpdateProject } from '@argument/contracts';
import { type Database, newId, Prisma, type Transaction, VIEWS_OF_PROJECT } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { visibleProject, type Within } from '../../core/auth/within.js';
import type { Position } from '../../core/http/paging.js';
import { DATABASE } from '../../core/tokens.js';

const RESTORABLE_MS = 30 * 24 * 60 * 60 * 1000;

const card = {
  images: {
    where: { status: 'ready' },
    orderBy: { createdAt: 'desc' },
    take: 1,
    include: { renditions: true },
  },
  videos: {
    where: { renditions: { some: { contentType: 'video/mp4' } } },
    orderBy: { createdAt: 'desc' },
    take: 1,
    include: { renditions: { where: { contentType: 'video/mp4' } } },
  },
} as const satisfies Prisma.ProjectInclude;

/** How much a project has of each. */
interface Counted {
  counts: { images: number; videos: number; markers: number; links: number };
  totalViews: number;
}
export type ProjectRow = Prisma.ProjectGetPayload<{ include: typeof card }> & Counted;

@Injectable()
export class ProjectsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** One row more than `limit` when there is a next page. */
  async list(within: Within, query: ProjectQuery, after: Position | null): Promise<ProjectRow[]> {
    const ids = await this.listIds(within, query, after);
    const rows = await this.withCounts(
      await this.database.client.project.findMany({ where: { id: { in: ids } }, include: card }),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  /** Null when it is deleted, in another workspace, or nowhere. */
  async find(within: Within, id: string): Promise<ProjectRow | null> {
    const row = await this.database.client.project.findFirst({
      where: { id, ...visibleProject(within) },
      include: card,
    });
    return row ? ((await this.withCounts([row]))[0] ?? null) : null;
  }

  async exists(within: Within, id: string, tx: Transaction = this.database.client): Promise<boolean> {
    return (await tx.project.count({ where: { id, ...visibleProject(within) } })) === 1;
  }

  async create(tx: Transaction, workspaceId: string, createdById: string, input: CreateProject): Promise<string> {
    const { id } = await tx.project.create({ data: { id: newId(), workspaceId, createdById, ...input } });
    return id;
  }

  async update(within: Within, id: string, change: UpdateProject): Promise<boolean> {
    const { name, description, tags, visibility } = change;
    const { count } = await this.database.client.project.updateMany({
      where: { id, ...visibleProject(within) },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(description === undefined ? {} : { description }),
        ...(tags === undefined ? {} : { tags }),
        ...(visibility === undefined ? {} : { visibility }),
      },
    });
    return count === 1;
  }

  async markDeleted(tx: Transaction, within: Within, id: string, now: Date): Promise<boolean> {
    const where = { id, ...visibleProject(within) };
    return (await tx.project.updateMany({ where, data: { deletedAt: now } })).count === 1;
  }

  async restore(tx: Transaction, within: Within, id: string, now: Date): Promise<boolean> {
    const where = { id, ...visibleProject(within), deletedAt: { gt: new Date(now.getTime() - RESTORABLE_MS) } };
    return (await tx.project.updateMany({ where, data: { deletedAt: null } })).count === 1;
  }

  private async listIds(within: Within, query: ProjectQuery, after: Position | null): Promise<string[]> {
    const { search, tag, sort, state, limit } = query;
    const conditions = [Prisma.sql`workspace_id = ${within.workspaceId}::uuid`];
    if (within.ownerId !== null) conditions.push(Prisma.sql`created_by_id = ${within.ownerId}::uuid`);
    conditions.push(state === 'deleted' ? Prisma.sql`deleted_at IS NOT NULL` : Prisma.sql`deleted_at IS NULL`);
    if (search) {
      const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
      conditions.push(Prisma.sql`(name ILIKE ${pattern} OR description ILIKE ${pattern})`);
    }
    if (tag) conditions.push(Prisma.sql`${tag} = ANY(tags)`);
    if (after) conditions.push(beyond(sort, after));
    const rows = await this.database.client.$queryRaw<{ id: string }[]>`
      SELECT id FROM projects WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY ${ORDER[sort]} LIMIT ${limit + 1}`;
    return rows.map((row) => row.id);
  }

  /** By the ids alone: counts that the client adds to a query by itself are made of whole tables. */
  private async withCounts<R extends { id: string }>(rows: readonly R[]): Promise<(R & Counted)[]> {
    const ids = rows.map((row) => row.id);
    const counted = await this.database.client.$queryRaw<(Counted['counts'] & { id: string; totalViews: number })[]>`
      SELECT p.id,
        (SELECT count(*)::int FROM images i WHERE i.project_id = p.id) AS images,
        (SELECT count(*)::int FROM videos v WHERE v.project_id = p.id) AS videos,
        (SELECT count(*)::int FROM markers m WHERE m.project_id = p.id) AS markers,
        (SELECT count(*)::int FROM links l WHERE l.project_id = p.id) AS links,
        ${VIEWS_OF_PROJECT} AS "totalViews"
      FROM unnest(${ids}::uuid[]) AS p(id)`;
    const byId = new Map(counted.map(({ id, totalViews, ...counts }) => [id, { counts, totalViews }]));
    const none = { counts: { images: 0, videos: 0, markers: 0, links: 0 }, totalViews: 0 };
    return rows.map((row) => ({ ...row, ...(byId.get(row.id) ?? none) }));
  }
}

/** Ids are in the order of creation. */
const ORDER = {
  newest: Prisma.sql`id DESC`,
  oldest: Prisma.sql`id ASC`,
  name: Prisma.sql`lower(name) ASC, id ASC`,
};

function beyond(sort: ProjectQuery['sort'], [value, id]: Position): Prisma.Sql {
  switch (sort) {
    case 'newest':
      return Prisma.sql`id < ${id}::uuid`;
    case 'oldest':
      return Prisma.sql`id > ${id}::uuid`;
    case 'name':
      return Prisma.sql`(lower(name), id) > (lower(${value}), ${id}::uuid)`;
  }
}
