import { AccessTokens } from '../../src/core/auth/access-tokens.js';
import { type Belongings, makeBelongings, makePassing } from '../matrix/belongings.js';
import { type CallerName, type Cast, makeCast } from '../matrix/cast.js';
import { type Operation, operationsOf, requestOf } from '../matrix/requests.js';
import { type Answer, readAnswer, startTestApi, type TestApi } from '../test-api.js';
import { type Attempt, attemptOf } from './attempts.js';
import { fault } from './judge.js';
import { Random } from './random.js';

/** In CI the same few requests each time; `node scripts/nightly-fuzz.mjs` sends others, for ten minutes. */
const SEED = Number(process.env.ARGUMENT_SEED ?? 7);
const MS = Number(process.env.ARGUMENT_FUZZ_MS ?? 0);
/** Of each call, in CI. */
const TURNS = 2;
/** A busy machine sends fewer, so that nobody waits. */
const LONGEST_MS = 15_000;

const APP_SECRET = 'a secret that no answer may tell, whatever is asked';
const METRICS_TOKEN = 'token-of-the-measurements';
const CALLERS = ['admin', 'admin', 'admin', 'operator', 'user', 'viewer', 'nobody', 'key'] as const;

let api: TestApi;
let operations: Operation[];
beforeAll(async () => {
  api = await startTestApi({ APP_SECRET, METRICS_TOKEN });
  operations = operationsOf((await api.anyone.get('/api/openapi.json')).json);
});
afterAll(() => api.close());

/** Everybody and everything that requests are about; made anew when a request has taken some of it away. */
async function newStage(): Promise<{ cast: Cast; belongings: Belongings }> {
  await api.forgetLimits();
  const tokens = new AccessTokens(api.resources.env);
  const cast = await makeCast(api, ({ accessToken }) =>
    tokens.verify(accessToken).then((who) => tokens.issue(who, new Date(0))),
  );
  return { cast, belongings: await newBelongings(cast) };
}

async function newBelongings(cast: Cast): Promise<Belongings> {
  await api.resources.database.client.project.deleteMany();
  const mine = await makeBelongings(api, cast.workspaceId, cast.userIds.admin);
  const passing = await makePassing(api, cast.workspaceId, mine.projectId ?? '', cast.userIds.admin);
  return { ...mine, ...passing };
}

async function send(cast: Cast, caller: CallerName, { method, path, headers, body }: Attempt): Promise<Answer> {
  const session = cast.clients[caller].session;
  const response = await fetch(`${api.url}${path}`, {
    method,
    headers: { ...(session ? { authorization: `Bearer ${session.accessToken}` } : {}), ...headers },
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return readAnswer(response);
  // It never ends by itself.
  await response.body?.cancel();
  return { status: response.status, headers: response.headers, text: '', json: undefined };
}

const curlOf = ({ method, path, headers, body }: Attempt): string =>
  `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 300)} ${body instanceof FormData ? 'form' : JSON.stringify(body)?.slice(0, 300)}`;

it(
  'survives whatever is sent to it, and answers as it is described',
  async () => {
    const random = new Random(SEED);
    const found = new Map<string, string>();
    const statuses = new Set<number>();
    let { cast, belongings } = await newStage();
    const end = Date.now() + (MS || LONGEST_MS);
    const most = MS > 0 ? Number.POSITIVE_INFINITY : operations.length * TURNS;
    let sent = 0;
    for (; sent < most && Date.now() < end; sent += 1) {
      if (sent % 60 === 59) await api.forgetLimits();
      // Every call has its turn.
      const operation = operations[sent % operations.length];
      if (!operation) break;
      const caller = random.pick(CALLERS);
      const attempt = attemptOf(operation, requestOf(operation, belongings), random);
      const secrets = [APP_SECRET, METRICS_TOKEN, cast.clients.other.session?.accessToken ?? APP_SECRET];
      let answer: Answer;
      try {
        answer = await send(cast, caller, attempt);
      } catch (error) {
        found.set(`${operation.operationId} gave no answer`, `${String(error)} ${curlOf(attempt)}`);
        continue;
      }
      statuses.add(answer.status);
      const wrong = fault(attempt, answer, secrets);
      if (wrong) found.set(`${operation.operationId} ${wrong}`, `${curlOf(attempt)} -> ${answer.text.slice(0, 300)}`);
      if (operation.method === 'GET' || answer.status >= 400) continue;
      if (ENDING.test(operation.operationId)) ({ cast, belongings } = await newStage());
      else if (operation.method === 'DELETE') belongings = await newBelongings(cast);
    }
    expect({ seed: SEED, found: Object.fromEntries(found) }).toEqual({ seed: SEED, found: {} });
    // A fuzzer that is turned away at the door finds nothing.
    expect([...statuses]).toEqual(
      expect.arrayContaining(sent < 150 ? [200, 404] : [200, 201, 400, 401, 403, 404, 422]),
    );
    if (MS > 0) console.log(`${sent} requests`);
  },
  MS + 60_000,
);

/** After these somebody is gone, or somebody else. */
const ENDING = /^deleteUsersMe|^postUsersMe(Password|Email|TwoFactor)|AdminUsers|MembersUserId|Leave|Transfer|Logout/;
