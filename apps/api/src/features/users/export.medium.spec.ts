import type { NewApiKey } from '@argument/contracts';
import { startTestApi, type TestApi } from '../../../test/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

interface Archive {
  user: Record<string, unknown>;
  projects: { name: string }[];
  signIns: unknown[];
  memberships: unknown[];
  apiKeys: Record<string, unknown>[];
  actions: { action: string }[];
}

it('holds what is kept about somebody, and no secret', async () => {
  const me = await api.newUser();
  const { client } = api.resources.database;
  const currentPassword = 'correct horse battery';
  await me.expect(200, 'POST', '/api/v1/users/me/two-factor', { currentPassword });
  const key = await me.expect<NewApiKey>(201, 'POST', '/api/v1/api-keys', { name: 'x', scopes: ['projects:read'] });
  const archive = await me.expect<Archive>(200, 'GET', '/api/v1/users/me/export');
  expect(archive).toMatchObject({
    user: { email: me.session.user.email },
    signIns: [{ device: expect.any(String) }],
    memberships: [{ role: 'admin' }],
    apiKeys: [{ name: 'x' }],
    actions: [{ action: 'api_key.created' }],
  });
  const text = JSON.stringify(archive);
  const user = await client.user.findUniqueOrThrow({ where: { id: me.session.user.id } });
  const { keyHash } = await client.apiKey.findUniqueOrThrow({ where: { id: key.id } });
  for (const secret of [user.passwordHash, user.totpSecret, keyHash, key.key]) {
    expect(secret).toBeTruthy();
    expect(text).not.toContain(secret);
  }
});

it('shows a user of a workspace only the projects that they made', async () => {
  const admin = await api.newUser();
  const member = await api.newUser();
  const { client } = api.resources.database;
  const { id: userId } = member.session.user;
  await client.member.deleteMany({ where: { userId } });
  const { workspaceId } = admin.session.user;
  await client.member.create({ data: { workspaceId, userId, role: 'user' } });
  await admin.newProject('of the admin');
  await member.newProject('of the member');
  const names = async (who: typeof admin) =>
    (await who.expect<Archive>(200, 'GET', '/api/v1/users/me/export')).projects.map(({ name }) => name).sort();
  expect(await names(member)).toEqual(['of the member']);
  expect(await names(admin)).toEqual(['of the admin', 'of the member']);
});
