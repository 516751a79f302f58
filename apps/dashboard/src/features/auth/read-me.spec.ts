import { api } from '../../lib/http/client';
import { forget, holdToken } from '../../lib/http/session';
import { chooseWorkspace, readWorkspace } from '../../lib/http/workspace';
import { readMe } from './auth.api';

const MINE = '0199c3a1-7d7e-7a61-9f5e-2f6f0f5b3c11';
const LOST = '0199c3a1-7d7e-7a61-9f5e-2f6f0f5b3c12';
const asked: (string | null)[] = [];

/** Knows one workspace of the caller, as the API does. */
async function server(_: unknown, init?: RequestInit): Promise<Response> {
  const workspace = new Headers(init?.headers).get('x-workspace');
  asked.push(workspace);
  if (workspace !== null && workspace !== MINE) return new Response(null, { status: 404 });
  return Response.json({ workspaceId: workspace ?? 'first' });
}

describe('who is signed in', () => {
  const before = globalThis.fetch;

  beforeEach(() => {
    globalThis.fetch = server;
    asked.length = 0;
    holdToken('token');
  });

  afterEach(() => {
    globalThis.fetch = before;
    chooseWorkspace(null);
    forget();
  });

  it('is read in the chosen workspace', async () => {
    chooseWorkspace(MINE);
    expect(await readMe()).toEqual({ workspaceId: MINE });
  });

  it('is read in the first one when the chosen one is no longer theirs', async () => {
    chooseWorkspace(LOST);
    expect(await readMe()).toEqual({ workspaceId: 'first' });
    expect(asked).toEqual([LOST, null]);
    expect(readWorkspace()).toBeNull();
  });

  it('does not ask twice without a choice', async () => {
    globalThis.fetch = async () => {
      asked.push(null);
      return new Response(null, { status: 404 });
    };
    await expect(readMe()).rejects.toMatchObject({ status: 404 });
    expect(asked).toHaveLength(1);
  });

  it('names no workspace where nobody is signed in', async () => {
    chooseWorkspace(MINE);
    await api.post('/auth/login', { body: { email: '', password: '' }, anonymous: true });
    expect(asked).toEqual([null]);
  });
});
