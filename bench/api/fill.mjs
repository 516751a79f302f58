// Projects, links and visits, made by the database itself.
import { countStaleDays, projectsToCount } from '../../packages/database/dist/index.js';

const WORKSPACES = 1_000;

/**
 * @param {{ sql: Function, database: import('../../packages/database/dist/index.js').Database }} api
 * @param {{ id: string, workspaceId: string }} user
 * @param {{ projects: number, sessions: number }} size ten events a session
 */
export async function fill({ sql, database }, user, { projects, sessions }) {
  const start = performance.now();
  await sql(
    `INSERT INTO workspaces (id, name, updated_at) SELECT uuidv7(), 'W' || n, now() FROM generate_series(2, ${WORKSPACES}) n`,
  );
  await sql(
    `INSERT INTO projects (id, workspace_id, created_by_id, name, tags, updated_at)
     SELECT uuidv7(), CASE WHEN n <= 2000 THEN $1::uuid ELSE w.ids[1 + n % array_length(w.ids, 1)] END,
       CASE WHEN n <= 2000 THEN $2::uuid END, 'Project ' || n, ARRAY['tag' || n % 20], now()
     FROM generate_series(1, $3::int) n, (SELECT array_agg(id) AS ids FROM workspaces WHERE id <> $1::uuid) w`,
    [user.workspaceId, user.id, projects],
  );
  const file = `'0', 1000, now()`;
  await sql(`INSERT INTO images (id, project_id, name, status, original_key, sha256, bytes, updated_at)
    SELECT uuidv7(), id, 'p', 'ready', 'originals/' || id, ${file} FROM projects`);
  await sql(`INSERT INTO videos (id, project_id, name, status, original_key, sha256, bytes, updated_at)
    SELECT uuidv7(), id, 'v', 'ready', 'originals/v' || id, ${file} FROM projects`);
  await sql(`INSERT INTO markers (id, project_id, image_id, name, status, settings, updated_at)
    SELECT uuidv7(), project_id, id, 'm', 'ready', '{}', now() FROM images`);
  await sql(`INSERT INTO links (id, project_id, name, slug, slug_skeleton, updated_at, published_revision)
    SELECT uuidv7(), id, 'l', replace(id::text, '-', ''), replace(id::text, '-', ''), now(), 1 FROM projects`);
  await sql(`INSERT INTO link_markers (link_id, marker_id, position)
    SELECT l.id, m.id, 0 FROM links l JOIN markers m ON m.project_id = l.project_id`);
  // Every tenth visit is to the first project.
  await sql(
    `CREATE UNLOGGED TABLE numbered AS
     SELECT row_number() OVER (ORDER BY p.id) - 1 AS n, p.id AS project_id, l.id AS link_id
     FROM projects p JOIN links l ON l.project_id = p.id`,
  );
  await sql('CREATE INDEX ON numbered (n)');
  await sql(
    `INSERT INTO viewer_sessions (id, link_id, project_id, started_at, last_seen_at, viewed_at, visitor_hash, device, browser)
     SELECT uuidv7(), t.link_id, t.project_id, at, at, CASE WHEN i % 3 > 0 THEN at END, 'v' || i % 100000, 'mobile', 'Chrome'
     FROM generate_series(1, $1::int) i
     CROSS JOIN LATERAL (SELECT now() - (i % 5184000) * interval '1 second' AS at) w
     JOIN numbered t ON t.n = CASE WHEN i % 10 = 0 THEN 0 ELSE i % $2::int END`,
    [sessions, projects],
  );
  await sql(
    `INSERT INTO analytics_events (id, session_id, link_id, project_id, type, occurred_at)
     SELECT uuidv7(), s.id, s.link_id, s.project_id, 'video_progress', s.started_at
     FROM viewer_sessions s, generate_series(1, 10)`,
  );
  await countDays(database);
  await sql('VACUUM ANALYZE');
  console.log(`filled in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

/** What the worker does every minute; today's visits go on, so today is counted from them. */
async function countDays(database) {
  const start = performance.now();
  await database.inTransaction(
    async (tx) => {
      await countStaleDays(tx, await projectsToCount(tx));
      await tx.$executeRaw`DELETE FROM analytics_stale_days WHERE day < (now() AT TIME ZONE 'UTC')::date`;
    },
    { timeoutMs: 600_000 },
  );
  console.log(`days counted in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}
