import type { JobName } from '@argument/contracts';
import { type Database, Prisma } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';
import type { Done } from './estimate.js';
import { groupBy } from './group-by.js';
import type { OpenWork, Pace } from './pace.js';

/** What somebody waits for; what only betters what is there runs unseen. */
const AWAITED: JobName[] = ['process-image', 'transcode-video', 'transcode-ladder', 'compile-marker', 'publish-link'];
/** Work of a project that is read at once; more than that is estimated the same. */
const MOST_OPEN = 5_000;
/** Runs that tell how fast the installation is. */
const RECENT = 30;

export interface ProjectWork {
  projectId: string;
  workspaceId: string;
  open: OpenWork[];
  done: Done[];
  paces: Pace[];
}

type OpenRow = OpenWork & { projectId: string; workspaceId: string; priority: number; createdAt: Date };

/** The asset that a job is about, found by what its payload names. */
const SUBJECT = Prisma.sql`
  LEFT JOIN images i ON i.id = (j.payload->>'imageId')::uuid
  LEFT JOIN videos v ON v.id = (j.payload->>'videoId')::uuid
  LEFT JOIN markers m ON m.id = (j.payload->>'markerId')::uuid
  LEFT JOIN links l ON l.id = (j.payload->>'linkId')::uuid`;
const PROJECT = Prisma.sql`COALESCE(i.project_id, v.project_id, m.project_id, l.project_id)`;
/** Coding a film takes as long as the film is heavy; the rest hardly depends on it. */
const BYTES = Prisma.sql`COALESCE(v.bytes, 0)::float8`;

@Injectable()
export class ProgressRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The projects of these workspaces in which something is left to do. */
  async work(workspaceIds: readonly string[]): Promise<ProjectWork[]> {
    const open = await this.open(workspaceIds);
    const projects = groupBy(open, ({ projectId }) => projectId);
    return Promise.all(
      [...projects].map(async ([projectId, rows]) => {
        const began = new Date(Math.min(...rows.map(({ createdAt }) => createdAt.getTime())));
        const workspaceId = rows[0]?.workspaceId ?? '';
        const [done, paces] = await Promise.all([this.done(workspaceId, projectId, began), this.paces(rows)]);
        return { projectId, workspaceId, open: rows, done, paces };
      }),
    );
  }

  private open(workspaceIds: readonly string[]): Promise<OpenRow[]> {
    return this.database.client.$queryRaw<OpenRow[]>`
      SELECT ${PROJECT}::text AS "projectId", j.workspace_id::text AS "workspaceId", j.name AS job, j.priority,
        j.created_at AS "createdAt", j.status = 'active' AS "isRunning",
        CASE WHEN j.status = 'active' THEN j.progress ELSE 0 END AS progress,
        CASE WHEN j.status = 'active' THEN GREATEST(0, EXTRACT(EPOCH FROM now() - j.started_at)) ELSE 0 END::float8 AS elapsed,
        ${BYTES} AS bytes, COALESCE(i.id, v.id, m.id, l.id)::text AS id,
        CASE WHEN i.id IS NOT NULL THEN 'image' WHEN v.id IS NOT NULL THEN 'video'
          WHEN m.id IS NOT NULL THEN 'marker' ELSE 'link' END AS kind,
        COALESCE(i.name, v.name, m.name, l.name) AS name
      FROM jobs j ${SUBJECT}
      WHERE j.workspace_id = ANY(${[...workspaceIds]}::uuid[]) AND j.name = ANY(${AWAITED})
        AND j.finished_at IS NULL AND j.status IN ('queued', 'active') AND ${PROJECT} IS NOT NULL
      ORDER BY j.priority, j.created_at LIMIT ${MOST_OPEN}`;
  }

  /** Of the batch: what ended since the oldest open job was written. */
  private done(workspaceId: string, projectId: string, since: Date): Promise<Done[]> {
    return this.database.client.$queryRaw<Done[]>`
      SELECT j.name AS job, count(*)::int AS jobs, sum(${BYTES})::float8 AS bytes
      FROM jobs j ${SUBJECT}
      WHERE j.name = ANY(${AWAITED}) AND j.finished_at >= ${since} AND j.workspace_id = ${workspaceId}::uuid
        AND j.status IN ('succeeded', 'failed') AND ${PROJECT} = ${projectId}::uuid
      GROUP BY j.name`;
  }

  private paces(open: readonly OpenRow[]): Promise<Pace[]> {
    const mine = groupBy(open, ({ job }) => job);
    const kinds = AWAITED.map((job) => {
      const rows = mine.get(job) ?? [];
      return {
        job,
        last: Math.max(0, ...rows.map(({ priority }) => priority)),
        mine: rows.filter(({ isRunning }) => !isRunning).length,
      };
    });
    return this.database.client.$queryRaw<Pace[]>`
      SELECT kind.job, recent.jobs, recent.seconds, recent.bytes, recent.beside, now_open.running, now_open.open, lately.ended,
        GREATEST(0, now_open.ahead - kind.mine) AS "othersAhead"
      FROM unnest(${kinds.map(({ job }) => job)}::text[], ${kinds.map(({ last }) => last)}::int[],
        ${kinds.map(({ mine }) => mine)}::int[]) AS kind(job, last, mine)
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS jobs, COALESCE(sum(r.seconds), 0)::float8 AS seconds, COALESCE(sum(r.bytes), 0)::float8 AS bytes,
          COALESCE(sum(r.beside), 0)::float8 AS beside
        FROM (
          SELECT EXTRACT(EPOCH FROM j.finished_at - j.started_at) AS seconds, COALESCE(v.bytes, 0) AS bytes, (
            SELECT sum(EXTRACT(EPOCH FROM LEAST(o.finished_at, j.finished_at) - GREATEST(o.started_at, j.started_at)))
            FROM jobs o
            WHERE o.name = ANY(${AWAITED}) AND o.id <> j.id AND o.started_at < j.finished_at
              AND (o.finished_at > j.started_at OR o.finished_at IS NULL AND o.status = 'active')
          ) AS beside
          FROM jobs j LEFT JOIN videos v ON v.id = (j.payload->>'videoId')::uuid
          WHERE j.name = kind.job AND j.finished_at IS NOT NULL AND j.status = 'succeeded' AND j.started_at IS NOT NULL
          ORDER BY j.finished_at DESC LIMIT ${RECENT}
        ) r
      ) recent
      CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE j.status = 'active')::int AS running, count(*)::int AS open,
          count(*) FILTER (WHERE j.status = 'queued' AND j.priority <= kind.last)::int AS ahead
        FROM jobs j WHERE j.name = kind.job AND j.finished_at IS NULL
      ) now_open
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS ended FROM jobs j
        WHERE j.name = kind.job AND j.finished_at > now() - interval '1 hour' AND j.status = 'succeeded'
      ) lately`;
  }
}
