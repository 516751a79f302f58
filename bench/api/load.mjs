// npm run bench:api-load [projects] [events] [seconds a step]: list and read routes with a full database.
//
// 100,000 projects in 1,000 workspaces, the first of which has 2,000 and its first project a tenth of all visits; 10 million
// events in a million sessions. Finds how many requests a second the API takes at most (callers that don't wait), then
// measures at half of that. Prints p99 per route, statements and database time per request, and which large tables were
// read from end to end. Fails beyond 100 ms, 10 ms or a whole table.
import { setTimeout as sleep } from 'node:timers/promises';
import { quantile, startApi, timed } from './server.mjs';

const [projects = 100_000, events = 10_000_000, seconds = 20] = process.argv.slice(2).map(Number);
const WORKSPACES = 1_000;
const SESSIONS = Math.ceil(events / 10);
const MOST_MS = 100;
const MOST_DATABASE_MS = 10;
const CALLERS = 16;
const LARGE = ['projects', 'links', 'markers', 'images', 'videos', 'viewer_sessions', 'analytics_events'];

const api = await startApi({ shared_preload_libraries: 'pg_stat_statements', max_wal_size: '8GB' });
const { sql } = api;
try {
  await sql('CREATE EXTENSION pg_stat_statements');
  const body = { email: 'load@example.com', password: 'correct horse battery', name: 'Load' };
  const made = JSON.parse((await timed(`${api.url}/api/v1/auth/register`, { method: 'POST', body })).text);
  const token = made.accessToken;
  await fill(made.user);
  const routes = await routesOf(made.user.workspaceId);
  await sql(`UPDATE plans SET requests_per_minute = 1000000`);
  await round(routes, token, 5, null);
  const most = await round(routes, token, seconds, null);
  const rate = most.done / seconds / 2;
  await sql('SELECT pg_stat_statements_reset()');
  const before = await scans();
  const at = await round(routes, token, seconds, rate);
  await report(at, rate, before);
} finally {
  await api.stop();
}
// The database's own exit hook would end the process with 0.
process.exit(process.exitCode);

async function fill(user) {
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
    [SESSIONS, projects],
  );
  await sql(
    `INSERT INTO analytics_events (id, session_id, link_id, project_id, type, occurred_at)
     SELECT uuidv7(), s.id, s.link_id, s.project_id, 'video_progress', s.started_at
     FROM viewer_sessions s, generate_series(1, 10)`,
  );
  await sql('VACUUM ANALYZE');
  console.log(`filled in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

async function routesOf(workspaceId) {
  const [first] = await sql(
    `SELECT p.id AS project, i.id AS image, v.id AS video, m.id AS marker, l.id AS link, l.slug
     FROM projects p JOIN images i ON i.project_id = p.id JOIN videos v ON v.project_id = p.id
     JOIN markers m ON m.project_id = p.id JOIN links l ON l.project_id = p.id
     WHERE p.workspace_id = $1::uuid ORDER BY p.id LIMIT 1`,
    [workspaceId],
  );
  const page = JSON.parse((await timed(`${api.url}/api/v1/projects?limit=100`, { token: await tokenOf() })).text);
  return {
    'projects, first page': '/projects',
    'projects, second page of 100': `/projects?limit=100&cursor=${page.nextCursor}`,
    'projects by name': '/projects?sort=name',
    'projects of a tag': '/projects?tag=tag7',
    'projects, search': '/projects?search=1999',
    project: `/projects/${first.project}`,
    image: `/images/${first.image}`,
    video: `/videos/${first.video}`,
    marker: `/markers/${first.marker}`,
    links: `/projects/${first.project}/links`,
    link: `/links/${first.link}`,
    quota: '/users/me/quota',
    profile: '/users/me',
    'analytics, 30 days': `/analytics/projects/${first.project}`,
  };
}

async function tokenOf() {
  const body = { email: 'load@example.com', password: 'correct horse battery' };
  return JSON.parse((await timed(`${api.url}/api/v1/auth/login`, { method: 'POST', body })).text).accessToken;
}

/** `rate` in requests a second, evenly spread; null: as fast as the callers get answers. */
async function round(routes, token, length, rate) {
  const names = Object.keys(routes);
  const times = new Map(names.map((name) => [name, []]));
  const end = performance.now() + length * 1000;
  let next = 0;
  let due = performance.now();
  let done = 0;
  const caller = async () => {
    while (performance.now() < end) {
      const name = names[next++ % names.length];
      let from = performance.now();
      if (rate !== null) {
        due += 1000 / rate;
        from = due;
        const wait = due - performance.now();
        if (wait > 0) await sleep(wait);
      }
      const { status, text } = await timed(`${api.url}/api/v1${routes[name]}`, { token });
      if (status !== 200) throw new Error(`${name} answered ${status}: ${text.slice(0, 200)}`);
      // From when it was due: a caller that comes late because others were slow does not hide it.
      times.get(name).push(performance.now() - from);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return { times, done };
}

async function scans() {
  await sql('SELECT pg_stat_force_next_flush()');
  const rows = await sql('SELECT relname::text, seq_scan::int FROM pg_stat_user_tables WHERE relname = ANY($1)', [
    LARGE,
  ]);
  return new Map(rows.map((row) => [row.relname, Number(row.seq_scan)]));
}

async function report({ times, done }, rate, before) {
  const [total] = await sql(
    `SELECT sum(calls)::float8 AS calls, sum(total_exec_time) AS ms FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat%'`,
  );
  console.log(`half of saturation: ${rate.toFixed(0)} requests a second; ${done} measured`);
  const table = [...times].map(([route, all]) => ({
    route,
    p50: quantile(all, 0.5).toFixed(1),
    p99: quantile(all, 0.99).toFixed(1),
  }));
  console.table(table);
  const perRequest = { statements: (total.calls / done).toFixed(1), ms: (total.ms / done).toFixed(2) };
  console.log(`database per request: ${perRequest.statements} statements, ${perRequest.ms} ms`);
  const slow = await sql(
    `SELECT round(mean_exec_time::numeric, 2)::text AS ms, calls::int, left(regexp_replace(query, '\\s+', ' ', 'g'), 140) AS query
     FROM pg_stat_statements WHERE query NOT LIKE '%pg_stat%' ORDER BY mean_exec_time DESC LIMIT 6`,
  );
  console.table(slow);
  await sleep(1_500);
  const whole = [...(await scans())].filter(([name, count]) => count > (before.get(name) ?? 0));
  console.log(whole.length === 0 ? 'no large table was read whole' : `read whole: ${JSON.stringify(whole)}`);
  const late = table.filter(({ p99 }) => Number(p99) >= MOST_MS);
  if (late.length > 0 || Number(perRequest.ms) >= MOST_DATABASE_MS || whole.length > 0) process.exitCode = 1;
}
