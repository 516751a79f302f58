import type { Role, SignedIn } from '@argument/contracts';
import { newId } from '@argument/database';
import { newApiKey } from '../../src/core/auth/api-keys.js';
import { type TestApi, TestClient } from '../test-api.js';

/** Who calls. `other` is the admin of another workspace; `key` is an admin's API key without any scope. */
export const CALLERS = [
  'nobody',
  'expired',
  'key',
  'other',
  'viewer',
  'user',
  'owner',
  'manager',
  'admin',
  'operator',
] as const;
export type CallerName = (typeof CALLERS)[number];

export interface Cast {
  clients: Record<CallerName, TestClient>;
  /** Role in the workspace that is tested. */
  roles: Partial<Record<CallerName, Role>>;
  userIds: Record<'viewer' | 'user' | 'owner' | 'manager' | 'admin' | 'operator' | 'other', string>;
  workspaceId: string;
  otherWorkspaceId: string;
}

/** Everybody whom the matrix knows, in two workspaces. */
export async function makeCast(api: TestApi, issueExpired: (session: SignedIn) => Promise<string>): Promise<Cast> {
  const people = ['other', 'viewer', 'user', 'owner', 'manager', 'admin', 'operator'] as const;
  const made = new Map<string, TestClient & { session: SignedIn }>();
  for (const name of people) made.set(name, await api.newUser(name));
  const client = (name: (typeof people)[number]) => {
    const found = made.get(name);
    if (!found) throw new Error(`Nobody is called ${name}.`);
    return found;
  };
  const { client: db } = api.resources.database;
  const workspaceId = client('admin').session.user.workspaceId;
  const roles = { viewer: 'viewer', user: 'user', owner: 'user', manager: 'manager', operator: 'admin' } as const;
  for (const [name, role] of Object.entries(roles)) {
    const userId = client(name as keyof typeof roles).session.user.id;
    await db.member.deleteMany({ where: { userId } });
    await db.member.create({ data: { workspaceId, userId, role } });
  }
  await db.user.update({ where: { id: client('operator').session.user.id }, data: { isOperator: true } });
  const { key, keyHash, prefix } = newApiKey();
  const createdById = client('admin').session.user.id;
  await db.apiKey.create({ data: { id: newId(), workspaceId, createdById, name: 'key', keyHash, prefix, scopes: [] } });
  const withToken = (accessToken: string) => new TestClient(api.url, { ...client('admin').session, accessToken });
  const id = (name: (typeof people)[number]) => client(name).session.user.id;
  return {
    clients: {
      nobody: api.anyone,
      expired: withToken(await issueExpired(client('admin').session)),
      key: withToken(key),
      other: client('other'),
      viewer: client('viewer'),
      user: client('user'),
      owner: client('owner'),
      manager: client('manager'),
      admin: client('admin'),
      operator: client('operator'),
    },
    roles: { ...roles, admin: 'admin', key: 'admin' },
    userIds: {
      viewer: id('viewer'),
      user: id('user'),
      owner: id('owner'),
      manager: id('manager'),
      admin: id('admin'),
      operator: id('operator'),
      other: id('other'),
    },
    workspaceId,
    otherWorkspaceId: client('other').session.user.workspaceId,
  };
}
