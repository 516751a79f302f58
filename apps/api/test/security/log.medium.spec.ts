import { createLogger } from '@argument/observability';
import { startTestApi, type TestApi } from '../test-api.js';

const lines: Record<string, unknown>[] = [];
let api: TestApi;
beforeAll(async () => {
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  api = await startTestApi({}, createLogger({ service: 'api', destination }));
});
afterAll(() => api.close());

/** Lines that a piece of work left in the log. */
async function during(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  lines.length = 0;
  await work();
  return [...lines];
}

const password = 'correct horse battery';

it('tells of signing in and of failing to, without a secret', async () => {
  const me = await api.newUser();
  const { email, id } = me.session.user;
  const said = await during(async () => {
    await api.anyone.send('POST', '/api/v1/auth/login', { email, password: 'another word entirely' });
    await api.anyone.send('POST', '/api/v1/auth/login', { email, password });
  });
  expect(said).toEqual([
    expect.objectContaining({
      code: 'auth.bad_credentials',
      path: '/api/v1/auth/login',
      requestId: expect.any(String),
    }),
    expect.objectContaining({ msg: 'signed in', userId: id, time: expect.stringMatching(/Z$/) }),
  ]);
  expect(JSON.stringify(said)).not.toMatch(/correct horse|another word|@example/);
});

it('tells who was refused what', async () => {
  const me = await api.newUser();
  const said = await during(async () => {
    await me.get('/api/v1/admin/users');
    await api.anyone.get('/api/v1/users/me');
    await me.send('POST', '/api/v1/projects', { name: '' });
  });
  expect(said.map((line) => line.code)).toEqual(['auth.operators_only', 'auth.required', 'request.invalid_fields']);
  expect(said[0]).toMatchObject({ status: 403, userId: me.session.user.id });
});

it('tells of what should never happen, and the caller nothing of it', async () => {
  const { database } = api.resources;
  await database.client.$executeRaw`ALTER TABLE projects RENAME TO projects_gone`;
  const me = await api.newUser();
  let text = '';
  const said = await during(async () => {
    text = (await me.get('/api/v1/projects')).text;
  });
  await database.client.$executeRaw`ALTER TABLE projects_gone RENAME TO projects`;
  expect(said).toContainEqual(expect.objectContaining({ level: 'error', status: 500, err: expect.any(Object) }));
  expect(text).not.toMatch(/projects_gone|relation|prisma|select/i);
});
