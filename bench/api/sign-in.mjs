// npm run bench:sign-in [pairs]: does the time of a refused sign-in tell whether the address has an account?
//
// Pairs of requests, one for a known and one for an unknown address in changing order, each address once. Passes when the
// medians differ by less than 5 % and the difference of a pair is as often this way as that.
import { quantile, startApi, timed } from './server.mjs';

const pairs = Number(process.argv[2] ?? 300);
const WARM_UP = 10;
const MOST_PERCENT = 5;

const api = await startApi();
try {
  // One account made by the API itself; the others have its hash, so that their cost is what the API makes it.
  const body = { email: 'first@example.com', password: 'correct horse battery', name: 'First' };
  const made = await timed(`${api.url}/api/v1/auth/register`, { method: 'POST', body });
  if (made.status !== 201) throw new Error(made.text);
  await api.sql(
    `INSERT INTO users (id, email, name, password_hash, updated_at)
     SELECT gen_random_uuid(), 'known-' || n || '@example.com', 'Known', (SELECT password_hash FROM users LIMIT 1), now()
     FROM generate_series(1, $1::int) n`,
    [pairs + WARM_UP],
  );
  const refused = async (email) => {
    const login = { email, password: 'not the right one' };
    const { status, ms } = await timed(`${api.url}/api/v1/auth/login`, { method: 'POST', body: login });
    if (status !== 401) throw new Error(`The sign-in answered ${status}.`);
    return ms;
  };
  const [known, unknown] = [[], []];
  for (let n = 1; n <= pairs + WARM_UP; n++) {
    const order = n % 2 === 0 ? ['known', 'unknown'] : ['unknown', 'known'];
    const times = {};
    for (const kind of order) times[kind] = await refused(`${kind}-${n}@example.com`);
    if (n <= WARM_UP) continue;
    known.push(times.known);
    unknown.push(times.unknown);
  }
  const [a, b] = [quantile(known, 0.5), quantile(unknown, 0.5)];
  const percent = (Math.abs(a - b) / Math.min(a, b)) * 100;
  const slower = known.filter((time, at) => time > (unknown[at] ?? 0)).length / pairs;
  console.log(JSON.stringify({ pairs, knownMs: a.toFixed(2), unknownMs: b.toFixed(2), percent: percent.toFixed(2) }));
  console.log(`known slower in ${(slower * 100).toFixed(1)} % of the pairs`);
  if (percent >= MOST_PERCENT) process.exitCode = 1;
} finally {
  await api.stop();
}
// The database's own exit hook would end the process with 0.
process.exit(process.exitCode);
