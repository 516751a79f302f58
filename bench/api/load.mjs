// npm run bench:api-load: list and read routes with a full database.
//
//   node bench/api/load.mjs [--projects 100000] [--events 10000000] [--seconds 20]
//   node bench/api/load.mjs --fill FOLDER     fills a database, some minutes, and leaves it in the folder
//   node bench/api/load.mjs --filled FOLDER   measures with that database, under the launcher's settings
//   node bench/api/load.mjs --filled FOLDER --explain   no load: for each route its statements, database time and indexes
//
// 100,000 projects in 1,000 workspaces, the first of which has 2,000 and its first project a tenth of all visits; 10 million
// events in a million sessions. Finds how many requests a second the API takes at most (callers that don't wait), then
// measures at half of that. Prints p99 per route, statements and database time per request, and which large tables were
// read from end to end. Fails beyond 100 ms, 10 ms or a whole table; --explain for any single route.
import { cpus } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { explainRoute } from './explain.mjs';
import { fill } from './fill.mjs';
import { openKeptCluster } from './kept-cluster.mjs';
import { quantile, startApi, timed } from './server.mjs';

const { values } = parseArgs({
  options: {
    projects: { type: 'string', default: '100000' },
    events: { type: 'string', default: '10000000' },
    seconds: { type: 'string', default: '20' },
    fill: { type: 'string' },
    filled: { type: 'string' },
    explain: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
const MOST_MS = 100;
const MOST_DATABASE_MS = 10;
const CALLERS = 16;
const TODAY = new Date().toISOString().slice(0, 10);
const LARGE = [
  'projects',
  'links',
  'markers',
  'images',
  'videos',
  'viewer_sessions',
  'analytics_events',
  'analytics_days',
  'analytics_project_days',
];
const ACCOUNT = { email: 'load@example.com', password: 'correct horse battery' };

const folder = values.fill ?? values.filled;
const kept = folder && (await openKeptCluster(folder, values.fill !== undefined));
const api = await startApi({ shared_preload_libraries: 'pg_stat_statements', max_wal_size: '8GB' }, kept);
const { sql } = api;
try {
  if (values.filled === undefined) await fillAnew();
  if (values.explain) await explain();
  else if (values.fill === undefined) await measure();
} finally {
  await api.stop();
}
// The database's own exit hook would end the process with 0.
process.exit(process.exitCode);

async function fillAnew() {
  await sql('CREATE EXTENSION pg_stat_statements');
  const body = { ...ACCOUNT, name: 'Load' };
  const made = JSON.parse((await timed(`${api.url}/api/v1/auth/register`, { method: 'POST', body })).text);
  await fill(api, made.user, { projects: Number(values.projects), sessions: Math.ceil(Number(values.events) / 10) });
  await sql(`UPDATE plans SET requests_per_minute = 1000000`);
}

/** Needs no quiet machine: PostgreSQL's own times, and plans. */
async function explain() {
  const signedIn = await signIn();
  const { accessToken: token } = signedIn;
  const table = [];
  for (const [route, at] of Object.entries(await routesOf(signedIn.user.workspaceId, token))) {
    const ask = async () => {
      const { status, text } = await timed(`${api.url}/api/v1${at}`, { token });
      if (status !== 200) throw new Error(`${route} answered ${status}: ${text.slice(0, 200)}`);
    };
    const { statements, ms, indexes, whole, unexplained } = await explainRoute(api, ask, LARGE);
    table.push({ route, statements: statements.toFixed(1), ms: ms.toFixed(2), whole: whole.join(' '), unexplained });
    console.log(`${route}: ${indexes.join(', ')}`);
    if (ms >= MOST_DATABASE_MS || whole.length > 0) process.exitCode = 1;
  }
  console.table(table);
}

async function signIn() {
  return JSON.parse((await timed(`${api.url}/api/v1/auth/login`, { method: 'POST', body: ACCOUNT })).text);
}

async function measure() {
  const signedIn = await signIn();
  const token = signedIn.accessToken;
  const routes = await routesOf(signedIn.user.workspaceId, token);
  await calm();
  await round(routes, token, 5, null);
  const most = await round(routes, token, seconds, null);
  const rate = most.done / seconds / 2;
  await sql('SELECT pg_stat_statements_reset()::text');
  const before = await scans();
  const at = await round(routes, token, seconds, rate);
  await report(at, rate, before);
}

/** Waits until other programs leave the processors alone, at most a minute. */
async function calm() {
  const busy = () => cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys, 0);
  for (let tries = 0; tries < 12; tries += 1) {
    const before = busy();
    await sleep(5_000);
    const share = (busy() - before) / 5_000 / cpus().length;
    if (share < 0.15) return;
  }
  console.log('Something else keeps the processors busy: what follows is too slow.');
}

async function routesOf(workspaceId, token) {
  const [first] = await sql(
    `SELECT p.id AS project, i.id AS image, v.id AS video, m.id AS marker, l.id AS link, l.slug
     FROM projects p JOIN images i ON i.project_id = p.id JOIN videos v ON v.project_id = p.id
     JOIN markers m ON m.project_id = p.id JOIN links l ON l.project_id = p.id
     WHERE p.workspace_id = $1::uuid ORDER BY p.id LIMIT 1`,
    [workspaceId],
  );
  const page = JSON.parse((await timed(`${api.url}/api/v1/projects?limit=100`, { token })).text);
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
    'analytics of a link': `/analytics/projects/${first.project}?linkId=${first.link}`,
    'analytics, a day by the hour': `/analytics/projects/${first.project}?interval=hour&from=${TODAY}&to=${TODAY}`,
    members: '/members',
    webhooks: '/webhooks',
    'audit log': '/audit',
  };
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
  await sql('SELECT pg_stat_force_next_flush()::text');
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
