import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AuditEntry, Member, NewApiKey, Page, Problem, SignedIn, Workspace } from '@argument/contracts';
import { waitFor } from '@argument/testing';
import { startTestApi, type TestApi, TestClient } from '../../../test/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const codeOf = (answer: { json: unknown }) => (answer.json as Problem).code;

async function invitationTo(email: string): Promise<string> {
  const folder = path.join(api.home, 'mail');
  return waitFor(`an invitation to ${email}`, async () => {
    for (const name of await readdir(folder).catch(() => [])) {
      const text = (await readFile(path.join(folder, name), 'utf8')).replaceAll('=\n', '').replaceAll('=3D', '=');
      const token = name.includes(email) && /\/invitation\?token=([\w-]+)/.exec(text)?.[1];
      if (token) return token;
    }
    return null;
  });
}

/** The member as they work in the workspace they joined, not in their own. */
const inside = (client: TestClient, workspaceId: string) =>
  new TestClient(client.url, client.session, { 'x-workspace': workspaceId });

async function joined(boss: TestClient & { session: SignedIn }, role: string) {
  const guest = await api.newUser('Guest');
  const { email } = guest.session.user;
  await boss.expect(201, 'POST', '/api/v1/invitations', { email, role });
  const token = await invitationTo(email);
  await guest.expect(200, 'POST', '/api/v1/invitations/accept', { token });
  return { guest, token, in: inside(guest, boss.session.user.workspaceId) };
}

describe('workspaces', () => {
  it('are joined by invitation, once, by the person who was invited', async () => {
    const boss = await api.newUser('Boss');
    const { email } = (await api.newUser('Later')).session.user;
    await boss.expect(201, 'POST', '/api/v1/invitations', { email, role: 'viewer' });
    const token = await invitationTo(email);
    expect((await api.anyone.send('POST', '/api/v1/invitations/preview', { token })).json).toEqual({
      workspaceName: "Boss's workspace",
      email,
      role: 'viewer',
    });
    const thief = await api.newUser('Thief');
    const stolen = await thief.send('POST', '/api/v1/invitations/accept', { token });
    expect([stolen.status, codeOf(stolen)]).toEqual([409, 'workspaces.invited_other']);

    const { guest, token: used } = await joined(boss, 'manager');
    expect((await guest.send('POST', '/api/v1/invitations/accept', { token: used })).status).toBe(410);
    const { items } = await guest.expect<{ items: Workspace[] }>(200, 'GET', '/api/v1/workspaces');
    expect(items.map(({ name, role, isOwner }) => [name, role, isOwner])).toEqual([
      ["Guest's workspace", 'admin', true],
      ["Boss's workspace", 'manager', false],
    ]);
  });

  it('are switched by a header, and nothing crosses', async () => {
    const boss = await api.newUser('Boss');
    const { id } = await boss.newProject('Shared');
    const member = await joined(boss, 'manager');
    expect((await member.in.get(`/api/v1/projects/${id}`)).status).toBe(200);
    expect((await member.guest.get(`/api/v1/projects/${id}`)).status).toBe(404);
    expect((await member.in.get('/api/v1/users/me')).json).toMatchObject({ role: 'manager' });
    const stranger = inside(await api.newUser(), boss.session.user.workspaceId);
    expect((await stranger.get('/api/v1/projects')).status).toBe(404);
    expect((await inside(member.guest, 'nonsense').get('/api/v1/projects')).status).toBe(404);
  });

  it('take roles away at once', async () => {
    const boss = await api.newUser('Boss');
    const member = await joined(boss, 'user');
    const path = `/api/v1/members/${member.guest.session.user.id}`;
    await member.in.expect(201, 'POST', '/api/v1/projects', { name: 'Mine' });
    await boss.expect(200, 'PATCH', path, { role: 'viewer' });
    expect((await member.in.send('POST', '/api/v1/projects', { name: 'More' })).status).toBe(403);
    const { key } = await (async () => {
      await boss.expect(200, 'PATCH', path, { role: 'user' });
      const body = { name: 'script', scopes: ['projects:read'] };
      return member.in.expect<NewApiKey>(201, 'POST', '/api/v1/api-keys', body);
    })();
    const program = { authorization: `Bearer ${key}` };
    expect((await api.anyone.send('GET', '/api/v1/projects', undefined, program)).status).toBe(200);
    await boss.expect(204, 'DELETE', path);
    expect((await member.in.get('/api/v1/projects')).status).toBe(404);
    expect((await api.anyone.send('GET', '/api/v1/projects', undefined, program)).status).toBe(401);
  });

  it('always have an owner, who can hand them on', async () => {
    const boss = await api.newUser('Boss');
    const member = await joined(boss, 'admin');
    const bossId = boss.session.user.id;
    const guestId = member.guest.session.user.id;
    expect(codeOf(await member.in.send('DELETE', `/api/v1/members/${bossId}`))).toBe('workspaces.owner_stays');
    expect(codeOf(await boss.send('POST', '/api/v1/workspaces/current/leave'))).toBe('workspaces.owner_stays');
    const transfer = (client: TestClient, userId: string) =>
      client.send('POST', '/api/v1/workspaces/current/transfer', { userId });
    expect(codeOf(await transfer(member.in, guestId))).toBe('workspaces.owners_only');
    expect((await transfer(boss, guestId)).status).toBe(204);
    const { items } = await boss.expect<Page<Member>>(200, 'GET', '/api/v1/members');
    expect(items.find(({ isOwner }) => isOwner)?.userId).toBe(guestId);
    expect((await boss.send('POST', '/api/v1/workspaces/current/leave')).status).toBe(204);
    // Nobody is left without a workspace.
    expect((await boss.expect<{ items: Workspace[] }>(200, 'GET', '/api/v1/workspaces')).items).toHaveLength(1);
  });
});

describe('how long a workspace keeps things', () => {
  const path = '/api/v1/workspaces/current/retention';

  it('is decided by its admins, within limits, and noted', async () => {
    const boss = await api.newUser('Boss');
    const member = await joined(boss, 'manager');
    const kept = { sessionDays: 730, auditDays: null, deliveryDays: 90 };
    expect((await member.in.get(path)).json).toEqual(kept);
    expect((await member.in.send('PATCH', path, { sessionDays: 31 })).status).toBe(403);
    const changed = await boss.expect(200, 'PATCH', path, { sessionDays: 31, auditDays: 365 });
    expect(changed).toEqual({ sessionDays: 31, auditDays: 365, deliveryDays: 90 });
    expect((await member.in.get(path)).json).toEqual(changed);
    // Nobody else's.
    expect((await member.guest.get(path)).json).toEqual(kept);
    for (const wrong of [
      { sessionDays: 30 },
      { auditDays: 89 },
      { deliveryDays: 6 },
      { auditDays: 4000 },
      { sessionDays: 31.5 },
    ])
      expect((await boss.send('PATCH', path, wrong)).status).toBe(422);
    await boss.expect(200, 'PATCH', path, { auditDays: 365 });
    const { items } = await boss.expect<Page<AuditEntry>>(200, 'GET', '/api/v1/audit?search=retention');
    expect(items.map(({ details }) => details)).toEqual([{ sessionDays: '730 to 31', auditDays: 'for ever to 365' }]);
  });
});

describe('API keys', () => {
  it('are shown once, kept as a hash, and do no more than their scopes', async () => {
    const me = await api.newUser();
    const { id: projectId } = await me.newProject();
    const body = { name: 'Reader', scopes: ['projects:read'] };
    const { key, id, prefix } = await me.expect<NewApiKey>(201, 'POST', '/api/v1/api-keys', body);
    expect(key.startsWith(prefix)).toBe(true);
    const listed = await me.get('/api/v1/api-keys');
    expect(listed.text).not.toContain(key);
    const stored = await api.resources.database.client.apiKey.findUniqueOrThrow({ where: { id } });
    expect(JSON.stringify(stored)).not.toContain(key);

    const program = { authorization: `Bearer ${key}` };
    const call = (method: string, path: string, sent?: object) => api.anyone.send(method, path, sent, program);
    expect((await call('GET', `/api/v1/projects/${projectId}`)).status).toBe(200);
    expect(codeOf(await call('POST', '/api/v1/projects', { name: 'No' }))).toBe('auth.scope_missing');
    expect(codeOf(await call('GET', '/api/v1/users/me'))).toBe('auth.scope_missing');
    expect((await me.get('/api/v1/api-keys')).json).toMatchObject({ items: [{ lastUsedAt: expect.any(String) }] });
    await me.expect(204, 'DELETE', `/api/v1/api-keys/${id}`);
    expect((await call('GET', '/api/v1/projects')).status).toBe(401);
  });

  it('expire', async () => {
    const me = await api.newUser();
    const make = (expiresAt: string) =>
      me.send('POST', '/api/v1/api-keys', { name: 'Short', scopes: ['projects:read'], expiresAt });
    expect((await make('2020-01-01T00:00:00.000Z')).status).toBe(422);
    const { key, id } = (await make(new Date(Date.now() + 60_000).toISOString())).json as NewApiKey;
    const program = { authorization: `Bearer ${key}` };
    expect((await api.anyone.send('GET', '/api/v1/projects', undefined, program)).status).toBe(200);
    await api.resources.database.client.apiKey.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await api.anyone.send('GET', '/api/v1/projects', undefined, program)).status).toBe(401);
  });
});
