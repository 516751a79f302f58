import { type Action, POLICY, type Reach, reachOf } from '@argument/contracts';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from '../../src/core/auth/access-tokens.js';
import { type Answer, startTestApi, type TestApi } from '../test-api.js';
import { type Belongings, canaryOf, makeBelongings, makePassing } from './belongings.js';
import { CALLERS, type CallerName, type Cast, makeCast } from './cast.js';
import { type Operation, operationsOf, requestOf } from './requests.js';

let api: TestApi;
let cast: Cast;
let operations: Operation[];
beforeAll(async () => {
  api = await startTestApi();
  const tokens = new AccessTokens(api.resources.env);
  const longAgo = new Date(Date.now() - (ACCESS_TOKEN_SECONDS + 60) * 1000);
  cast = await makeCast(api, ({ accessToken }) =>
    tokens.verify(accessToken).then((identified) => tokens.issue(identified, longAgo)),
  );
  operations = operationsOf((await api.anyone.get('/api/openapi.json')).json);
});
afterAll(() => api.close());

/** Calls about things of which everybody has their own, or nobody has any. */
const ANONYMOUS = new Set(['public', 'cookie']);
/** Not of the workspace that is tested, so another workspace's id is as good as one's own to their callers. */
const OF_THE_INSTALLATION: ReadonlySet<string> = new Set(['installation']);
/** These end what the matrix needs: each has a test of its own. */
const ENDING: ReadonlySet<string> = new Set([
  'deleteUsersMe',
  'deleteUsersMeSessions',
  'postWorkspacesCurrentLeave',
  'postWorkspacesCurrentTransfer',
  'deleteAdminUsersUserId',
  'postUsersMePassword',
]);

/** How far the caller reaches in the workspace; null for those who are not let in at all. */
function reach(caller: CallerName, action: Action): Reach {
  const role = caller === 'other' ? 'admin' : cast.roles[caller];
  if (!role) return 'none';
  return reachOf(action, { role, isOperator: caller === 'operator' });
}

/** Always the caller's own, whatever workspace it is about. */
const OF_THE_CALLER = /\{(sessionId|identityId)\}/;

type Expected = 401 | 403 | 404 | 'answered';

/** What must happen, read off the table of rights and nothing else. */
function expected(caller: CallerName, operation: Operation, whose: 'own' | 'foreign', names: boolean): Expected {
  if (ANONYMOUS.has(operation.allow)) return 'answered';
  if (caller === 'nobody' || caller === 'expired') return 401;
  const action = operation.allow as Action;
  if (caller === 'key') return 403;
  const reached = reach(caller, action);
  if (reached === 'none') return 403;
  if (!names || OF_THE_INSTALLATION.has(action) || OF_THE_CALLER.test(operation.path)) return 'answered';
  if ((whose === 'foreign') !== (caller === 'other')) return 404;
  if (operation.path.includes('{uploadId}')) return 'answered';
  return reached === 'own' && caller !== 'owner' ? 404 : 'answered';
}

/** What the calls of one caller are about. It is worn once a call has changed something. */
let current: { of: string; belongings: Belongings; isWorn: boolean } | null = null;
async function stage(caller: CallerName, whose: 'own' | 'foreign', mayBeWorn: boolean): Promise<Belongings> {
  const of = `${caller} ${whose}`;
  if (current?.of === of && (mayBeWorn || !current.isWorn)) return current.belongings;
  await api.forgetLimits();
  // Everybody has room for one project more.
  await api.resources.database.client.project.deleteMany();
  const [workspaceId, makerId] =
    whose === 'own' ? [cast.workspaceId, cast.userIds.owner] : [cast.otherWorkspaceId, cast.userIds.other];
  const callerId = caller in cast.userIds ? cast.userIds[caller as keyof Cast['userIds']] : cast.userIds.admin;
  const belongings = await makeBelongings(api, workspaceId, makerId);
  const made = { ...belongings, ...(await makePassing(api, workspaceId, belongings.projectId ?? '', callerId)) };
  current = { of, belongings: made, isWorn: false };
  return made;
}

/**
 * Calls that must be refused find everything there, or the refusal would prove nothing. One that must be answered may
 * find what it is about already gone; then it is made on a new stage, and only that answer counts.
 */
async function call(caller: CallerName, operation: Operation, whose: 'own' | 'foreign') {
  const attempt = async (mayBeWorn: boolean) => {
    const request = requestOf(operation, await stage(caller, whose, mayBeWorn));
    const expects = expected(caller, operation, whose, request.names);
    if (mayBeWorn && current?.isWorn && expects !== 'answered') return null;
    const answer = await send(caller, operation.method, request.path, request.body);
    const isAgain = mayBeWorn && current?.isWorn && !isAsExpected(answer.status, expects, operation);
    if (current && operation.method !== 'GET' && answer.status < 400) current.isWorn = true;
    return isAgain ? null : { answer, expects };
  };
  const made = (await attempt(true)) ?? (await attempt(false));
  if (!made) throw new Error('a call on a new stage counts');
  return made;
}

/** What calls of the tus protocol say in headers; those that say too little are refused after the rights are checked. */
const TUS = {
  'tus-resumable': '1.0.0',
  'upload-offset': '0',
  'content-type': 'application/offset+octet-stream',
};

/** A stream never ends by itself. */
async function send(caller: CallerName, method: string, path: string, body: unknown): Promise<Answer> {
  const client = cast.clients[caller];
  if (/\/uploads(\/[0-9a-f-]{36})?$/.test(path)) return client.send(method, path, undefined, TUS);
  if (!path.endsWith('/events')) return client.send(method, path, body);
  const controller = new AbortController();
  const response = await fetch(`${api.url}${path}`, {
    headers: client.session ? { authorization: `Bearer ${client.session.accessToken}` } : {},
    signal: controller.signal,
  });
  controller.abort();
  return { status: response.status, headers: response.headers, text: '', json: undefined };
}

/** Whoever runs the installation may be told what does not exist. */
function isAsExpected(status: number, expects: Expected, { allow }: Operation): boolean {
  if (expects !== 'answered') return status === expects;
  if (status === 404) return OF_THE_INSTALLATION.has(allow);
  return ![401, 403, 429].includes(status) && status < 500;
}

it('knows every row of the table of rights that a route asks for', () => {
  const unknown = operations.filter(({ allow }) => !ANONYMOUS.has(allow) && !(allow in POLICY));
  expect(unknown).toEqual([]);
  expect(operations.length).toBeGreaterThan(50);
});

describe.each(CALLERS)('%s', (caller) => {
  it.each(['own', 'foreign'] as const)(
    'gets exactly what the table of rights says (%s ids)',
    async (whose) => {
      const wrong: string[] = [];
      let calls = 0;
      const isAnswered = (operation: Operation) => Number(expected(caller, operation, whose, true) === 'answered');
      // Refusals change nothing, so that all of them share one stage.
      for (const operation of operations.toSorted((a, b) => isAnswered(a) - isAnswered(b))) {
        if (ANONYMOUS.has(operation.allow) && (whose === 'foreign' || caller !== 'viewer')) continue;
        if (++calls % 50 === 0) await api.forgetLimits();
        const ends = ENDING.has(operation.operationId) && expected(caller, operation, whose, false) === 'answered';
        if (ends) continue;
        const { answer, expects } = await call(caller, operation, whose);
        const line = `${caller}, ${whose}: ${operation.method} ${operation.path} answered ${answer.status}`;
        if (ANONYMOUS.has(operation.allow)) {
          if (answer.status === 403 || answer.status === 500) wrong.push(line);
          continue;
        }
        if (!isAsExpected(answer.status, expects, operation))
          wrong.push(`${line} instead of ${expects}: ${answer.text.slice(0, 200)}`);
        const mayKnow = OF_THE_INSTALLATION.has(operation.allow) && caller === 'operator';
        const foreign = caller === 'other' ? cast.workspaceId : cast.otherWorkspaceId;
        if (!mayKnow && answer.text.includes(canaryOf(foreign))) wrong.push(`${line} and told about another workspace`);
        if (answer.status >= 400 && answer.text.includes('canary-')) wrong.push(`${line} and told what it refused`);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );
});

it('shows a user the projects of nobody else', async () => {
  current = null;
  await stage('owner', 'own', false);
  const list = async (caller: CallerName) =>
    (await cast.clients[caller].expect<{ items: unknown[] }>(200, 'GET', '/api/v1/projects')).items.length;
  expect(await list('user')).toBe(0);
  expect(await list('owner')).toBeGreaterThan(0);
  expect(await list('viewer')).toBe(await list('owner'));
});
