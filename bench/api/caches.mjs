// npm run bench:caches: what keeping something in the API saves, beside what it costs to know that it still holds.
//
//   node bench/api/caches.mjs
//
// Kept are sums of days that are over and published configs, under versions that the database says at every request. Who
// somebody is and what a project has are not: what would tell that they still hold takes as long as reading them.
import { parseArgs } from 'node:util';
import { quantile, startApi, timed } from './server.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '300' } } });
const rounds = Number(values.rounds);
const LINKS = 20;

/** As the API asks it, and the least that would have to be asked instead. */
const RIGHTS = `SELECT m.workspace_id, m.user_id, m.role::text AS role, u.is_operator, u.blocked_at IS NOT NULL AS blocked,
    l.requests_per_minute
  FROM users u JOIN members m ON m.user_id = u.id AND m.workspace_id = $1::uuid
  JOIN workspace_limits l ON l.workspace_id = m.workspace_id WHERE u.id = $2::uuid`;
const RIGHTS_HOLD = `SELECT u.updated_at, m.role::text AS role, w.updated_at AS workspace
  FROM users u JOIN members m ON m.user_id = u.id AND m.workspace_id = $1::uuid
  JOIN workspaces w ON w.id = m.workspace_id WHERE u.id = $2::uuid`;
const PROJECT = 'SELECT * FROM projects WHERE id = $1::uuid AND deleted_at IS NULL';
const PROJECT_HOLDS = 'SELECT updated_at FROM projects WHERE id = $1::uuid AND deleted_at IS NULL';

const DAYS = 730;

const api = await startApi({ shared_preload_libraries: 'pg_stat_statements' });
const { sql } = api;
try {
  await sql('CREATE EXTENSION pg_stat_statements');
  await sql('UPDATE plans SET requests_per_minute = 1000000');
  const body = { email: 'cache@example.com', password: 'correct horse battery', name: 'Cache' };
  const signedIn = JSON.parse((await timed(`${api.url}/api/v1/auth/register`, { method: 'POST', body })).text);
  const token = signedIn.accessToken;
  const made = await timed(`${api.url}/api/v1/projects`, { method: 'POST', token, body: { name: 'Seen often' } });
  const { id } = JSON.parse(made.text);
  await fillDays(id);

  const from = new Date(Date.now() - 720 * 86_400_000).toISOString().slice(0, 10);
  const report = `/analytics/projects/${id}?from=${from}`;
  const table = [
    await both('analytics of 720 days, read anew', report, token, () =>
      sql('UPDATE projects SET sums_version = sums_version + 1 WHERE id = $1::uuid', [id]),
    ),
    await both('analytics of 720 days, kept', report, token),
    await both('profile', '/users/me', token),
    await both('project', `/projects/${id}`, token),
  ];
  console.table(table);
  console.table([
    await statement('user and rights: read', RIGHTS, [signedIn.user.workspaceId, signedIn.user.id]),
    await statement('user and rights: does it still hold?', RIGHTS_HOLD, [signedIn.user.workspaceId, signedIn.user.id]),
    await statement('project: read', PROJECT, [id]),
    await statement('project: does it still hold?', PROJECT_HOLDS, [id]),
  ]);
} finally {
  await api.stop();
}
process.exit();

async function fillDays(projectId) {
  await sql(
    `INSERT INTO links (id, project_id, name, slug, updated_at)
     SELECT uuidv7(), $1::uuid, 'l' || n, 'seen-' || n, now() FROM generate_series(1, ${LINKS}) n`,
    [projectId],
  );
  const columns =
    'day, sessions, views, unique_viewers, watch_time_ms, camera_granted, video_started, reached25, reached50, reached75, completed, countries, devices, browsers';
  const sums = `current_date - n, 100, 80, 70, 900000, 90, 80, 60, 50, 40, 30, '{"DE": 40, "AT": 25, "CH": 15}', '{"mobile": 80}', '{"Chrome": 50, "Safari": 30}'`;
  await sql(
    `INSERT INTO analytics_days (project_id, link_id, ${columns})
     SELECT $1::uuid, l.id, ${sums} FROM links l, generate_series(0, ${DAYS - 1}) n WHERE l.project_id = $1::uuid`,
    [projectId],
  );
  await sql(
    `INSERT INTO analytics_project_days (project_id, ${columns}) SELECT $1::uuid, ${sums} FROM generate_series(0, ${DAYS - 1}) n`,
    [projectId],
  );
  await sql('VACUUM ANALYZE');
}

/** Times of a call as its caller sees them, and the database's part. */
async function both(what, at, token, before = async () => undefined) {
  for (let warm = 0; warm < 20; warm += 1) await timed(`${api.url}/api/v1${at}`, { token });
  const times = [];
  let statements = 0;
  let ms = 0;
  for (let done = 0; done < rounds; done += 1) {
    await before();
    await sql('SELECT pg_stat_statements_reset()::text');
    times.push((await timed(`${api.url}/api/v1${at}`, { token })).ms);
    const [row] = await sql(
      `SELECT sum(calls)::float8 AS calls, sum(total_exec_time) AS ms FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat%'`,
    );
    statements += Number(row.calls);
    ms += Number(row.ms);
  }
  return {
    what,
    'median ms': quantile(times, 0.5).toFixed(2),
    statements: (statements / rounds).toFixed(1),
    'database ms': (ms / rounds).toFixed(2),
  };
}

/** A round trip of one prepared statement. */
async function statement(what, query, parameters) {
  const times = [];
  for (let done = 0; done < rounds + 50; done += 1) {
    const start = performance.now();
    await sql(query, parameters);
    if (done >= 50) times.push(performance.now() - start);
  }
  return { what, 'median ms': quantile(times, 0.5).toFixed(3) };
}
