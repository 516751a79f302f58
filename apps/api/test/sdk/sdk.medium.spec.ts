import { recordEvent } from '@argument/database';
import {
  ApiError,
  AssetFailedError,
  apiKey,
  Client,
  followEvents,
  itemsOf,
  SignInAuth,
  type StreamMessage,
  upload,
  whenReady,
} from '@argument/sdk';
import { pngHeader } from '../made-files.js';
import { startTestApi, type TestApi } from '../test-api.js';

const password = 'correct horse battery';
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** Somebody new, who signs in as a program does. */
async function signedIn(): Promise<{ client: Client; auth: SignInAuth; workspaceId: string }> {
  const { session } = await api.newUser('Somebody');
  const auth = await SignInAuth.signIn(api.url, { email: session.user.email, password });
  return { client: new Client({ baseUrl: api.url, auth }), auth, workspaceId: session.user.workspaceId };
}

const caught = (promise: Promise<unknown>): Promise<ApiError> =>
  promise.then(
    () => Promise.reject(new Error('It was not refused.')),
    (error: ApiError) => error,
  );

it('creates, reads, changes and deletes', async () => {
  const { client } = await signedIn();
  const { id: projectId } = await client.post('/projects', { body: { name: 'Spring' } });
  const path = { projectId };
  const renamed = await client.patch('/projects/{projectId}', { path, body: { name: 'Summer', tags: ['shop'] } });
  expect([renamed.name, renamed.tags]).toEqual(['Summer', ['shop']]);
  expect(await client.delete('/projects/{projectId}', { path })).toBeUndefined();
  expect((await caught(client.get('/projects/{projectId}', { path }))).status).toBe(404);
});

it('tells by code and by field what was refused', async () => {
  const { client } = await signedIn();
  const error = await caught(client.post('/projects', { body: { name: '', visibility: 'private' } }));
  expect(error).toBeInstanceOf(ApiError);
  expect([error.status, error.code, Object.keys(error.fields())]).toEqual([422, 'request.invalid_fields', ['name']]);
  const wrong = await caught(SignInAuth.signIn(api.url, { email: 'nobody@example.com', password: 'wrong wrong' }));
  expect(wrong.status).toBe(401);
});

it('goes through a list page by page', async () => {
  const { client } = await signedIn();
  for (const name of ['a', 'b', 'c', 'd', 'e']) await client.post('/projects', { body: { name } });
  const names: string[] = [];
  for await (const { name } of itemsOf(client, '/projects', { query: { limit: 2, sort: 'name' } })) names.push(name);
  expect(names).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('renews an expired token once for calls at the same time, and ends for good', async () => {
  const { session } = await api.newUser();
  const auth = await SignInAuth.signIn(api.url, { email: session.user.email, password });
  const fresh = auth.headers.bind(auth);
  let renewed = 0;
  const expired = { authorization: 'Bearer expired' };
  const client = new Client({
    baseUrl: api.url,
    auth: {
      headers: () => (renewed === 0 ? expired : fresh()),
      renew: () => auth.renew().finally(() => (renewed += 1)),
    },
  });
  const answers = await Promise.all([1, 2, 3].map(() => client.get('/users/me')));
  expect(new Set(answers.map(({ id }) => id))).toEqual(new Set([session.user.id]));
  // The cookie was rotated each time it was used: it is still good, and no reuse was seen.
  expect(await auth.renew()).toBe(true);
  await auth.signOut();
  expect(await auth.renew()).toBe(false);
});

it('calls with an API key as far as its scopes reach', async () => {
  const { client } = await signedIn();
  const { key } = await client.post('/api-keys', { body: { name: 'shop', scopes: ['projects:read'] } });
  const shop = new Client({ baseUrl: api.url, auth: apiKey(key) });
  expect((await shop.get('/projects')).items).toEqual([]);
  expect((await caught(shop.post('/projects', { body: { name: 'no' } }))).status).toBe(403);
});

it('uploads a file in pieces and says how far it is, and takes back what was given up', async () => {
  const { client } = await signedIn();
  const { id: projectId } = await client.post('/projects', { body: { name: 'Files' } });
  const file = new Blob([new Uint8Array(pngHeader(640, 480)), new Uint8Array(9 * 1024 * 1024)]);
  const seen: number[] = [];
  const request = { kind: 'image' as const, projectId, file, filename: 'größe.png' };
  const imageId = await upload(client, { ...request, onProgress: (sent) => seen.push(sent) });
  expect(seen).toEqual([8 * 1024 * 1024, file.size]);
  expect((await client.get('/images/{imageId}', { path: { imageId } })).bytes).toBe(file.size);

  const stop = new AbortController();
  const stopped = upload(client, { ...request, signal: stop.signal, onProgress: () => stop.abort() });
  expect((await caught(stopped)).name).toBe('AbortError');
  expect(await api.resources.database.client.upload.count({ where: { projectId } })).toBeLessThanOrEqual(1);
});

it('waits for what is ready, and says why something never will be', async () => {
  const { client } = await signedIn();
  const { id: projectId } = await client.post('/projects', { body: { name: 'Files' } });
  const file = new Blob([new Uint8Array(pngHeader(640, 480))]);
  const id = await upload(client, { kind: 'image', projectId, file, filename: 'a.png' });
  const { image } = api.resources.database.client;
  const settle = (data: object) => setTimeout(() => void image.update({ where: { id }, data }).then(), 50);
  settle({ status: 'ready' });
  expect((await whenReady(client, 'image', id, { everyMs: 20 })).status).toBe('ready');
  await image.update({ where: { id }, data: { status: 'processing' } });
  settle({ status: 'failed', errorCode: 'image.corrupt', errorMessage: 'Save it again as JPEG.' });
  await expect(whenReady(client, 'image', id, { everyMs: 20 })).rejects.toEqual(
    new AssetFailedError('image.corrupt', 'Save it again as JPEG.'),
  );
});

it('follows what happens until it is told to stop, and goes on where it stopped', async () => {
  const { client, workspaceId } = await signedIn();
  const { database, bus } = api.resources;
  /** As a worker does it: recorded, committed, published. */
  const happen = async (name: 'image.ready' | 'image.failed') => {
    const data = { imageId: workspaceId, projectId: workspaceId, code: 'a', message: 'b' };
    await bus.publish(await database.inTransaction((tx) => recordEvent(tx, workspaceId, name, data as never)));
  };
  const next = async (lastEventId: string | null, onOpen: () => void) => {
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(5_000)]);
    const seen: StreamMessage[] = [];
    const onState = (open: boolean) => open && onOpen();
    for await (const message of followEvents(client, { signal, lastEventId, onState })) {
      seen.push(message);
      stop.abort();
    }
    return seen;
  };
  const [first] = await next(null, () => void happen('image.ready'));
  expect(first?.event).toBe('image.ready');
  await happen('image.failed');
  const [second] = await next(first?.id ?? null, () => undefined);
  expect(second?.event).toBe('image.failed');
});

it('gives a call up when it is told to, or when it takes too long', async () => {
  const { client } = await signedIn();
  const stop = new AbortController();
  const call = client.get('/projects', { signal: stop.signal });
  stop.abort();
  expect((await caught(call)).name).toBe('AbortError');
  const slow = new Client({ baseUrl: api.url, timeoutMs: 1, retries: 0 });
  expect((await caught(slow.get('/health/ready'))).code).toBe('network.unreachable');
});
