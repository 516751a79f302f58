import { createHash, randomBytes } from 'node:crypto';
import type { DirectUpload, PartUrls, Problem, Quota, UploadAccepted } from '@argument/contracts';
import { type Fault, type FaultProxy, startFaultProxy, startS3, type TestS3, waitFor } from '@argument/testing';
import { mp4WithDuration } from '../../../test/made-files.js';
import { type Answer, startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';
import { idOf, TusClient } from '../../../test/tus-client.js';

/** The nightly run takes many, with other seeds. */
const ROUNDS = Number(process.env.ARGUMENT_STORAGE_ROUNDS ?? 1);
let state = Number(process.env.ARGUMENT_SEED ?? 7) >>> 0;
/** A step of a linear congruential generator: 0 to `end`, exclusive. */
const below = (end: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * end);
};

let server: TestS3;
let proxy: FaultProxy;
let api: TestApi;
let me: TestClient;
beforeAll(async () => {
  server = await startS3();
  proxy = await startFaultProxy(server.endpoint);
  const { bucket, credentials } = server;
  api = await startTestApi({
    S3_ENDPOINT: proxy.url,
    S3_BUCKET: bucket,
    S3_ACCESS_KEY_ID: credentials.accessKeyId,
    S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  });
});
afterAll(async () => {
  proxy.choose(() => null);
  await api.close();
  await proxy.stop();
  await server.stop();
});
beforeEach(async () => {
  me = await api.newUser();
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const FAULTS: Fault[] = [
  { kind: 'unavailable' },
  { kind: 'slow', ms: 150 },
  { kind: 'reset' },
  { kind: 'lost-answer' },
  { kind: 'half-kept' },
];
const used = async () => (await me.expect<Quota>(200, 'GET', '/api/v1/users/me/quota')).storageBytes.used;
/** A film of other bytes every time. */
function film(bytes: number): Buffer {
  const file = mp4WithDuration(1, bytes);
  randomBytes(bytes - 100_000).copy(file, 100_000);
  return file;
}

async function storedBytes(key: string): Promise<Buffer> {
  const { body } = await api.resources.store.get(key);
  return Buffer.concat(await body.toArray());
}

function expectToldWhenToComeBack({ status, headers, json }: Answer): void {
  expect([status, (json as Problem | undefined)?.code]).toEqual([503, 'storage.unavailable']);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
}

/** Everything that was accepted is whole and paid for; nothing else is there. */
async function expectWhole(files: ReadonlyMap<string, Buffer>): Promise<void> {
  proxy.choose(() => null);
  const rows = await api.resources.database.client.video.findMany({
    where: { project: { workspaceId: me.session?.user.workspaceId ?? '' } },
  });
  expect(rows.map(({ id }) => id).sort()).toEqual([...files.keys()].sort());
  for (const { id, sha256: promised, originalKey } of rows) {
    expect(promised).toBe(sha256(files.get(id) ?? Buffer.alloc(0)));
    expect(sha256(await storedBytes(originalKey))).toBe(promised);
  }
  const bytes = new Map([...files.values()].map((file) => [sha256(file), file.length]));
  expect(await used()).toBe([...bytes.values()].reduce((sum, length) => sum + length, 0));
}

it.each(FAULTS)('a form whose storage answers with $kind is taken whole or refused without a trace', async (fault) => {
  const { id: projectId } = await me.newProject();
  const files = new Map<string, Buffer>();
  // Once, which the client of the storage gets over, and for good, which nobody does.
  for (const times of [1, Number.POSITIVE_INFINITY]) {
    const file = film(400_000);
    let left = times;
    proxy.choose(({ method }) => (method === 'PUT' && left-- > 0 ? fault : null));
    const answer = await me.upload('videos', projectId, file);
    proxy.choose(() => null);
    if (answer.status === 202) files.set((answer.json as UploadAccepted).id, file);
    else expectToldWhenToComeBack(answer);
    // A storage that lies about what it kept is found out, and not asked a second time.
    const isGotOver = fault.kind === 'slow' || (times === 1 && fault.kind !== 'half-kept');
    if (isGotOver) expect(answer.status).toBe(202);
    // The same file again, on a good day.
    const again = await me.upload('videos', projectId, file);
    expect(again.status).toBe(202);
    files.set((again.json as UploadAccepted).id, file);
  }
  await expectWhole(files);
});

it.each<Fault>([{ kind: 'cut' }, { kind: 'short' }])(
  'a resumable upload whose pieces are read back as $kind waits, and ends when the storage is well again',
  async (fault) => {
    const { id: projectId } = await me.newProject();
    const tus = new TusClient(me);
    const file = film(300_000);
    const location = await tus.begin({ projectId, kind: 'video', bytes: file.length });
    proxy.choose(({ method }) => (method === 'GET' ? fault : null));
    expectToldWhenToComeBack(await tus.patch(location, 0, file));
    expect((await tus.send('HEAD', location)).status).toBe(503);
    proxy.choose(() => null);
    expect(await tus.offset(location)).toBe(file.length);
    await expectWhole(new Map([[idOf(location), file]]));
  },
);

it('the last step of a direct upload says when to come back, and is taken up again', async () => {
  const { id: projectId } = await me.newProject();
  const file = film(300_000);
  const announced = { projectId, kind: 'video', filename: 'a.mp4', bytes: file.length };
  const { id } = await me.expect<DirectUpload>(201, 'POST', '/api/v1/uploads/direct', announced);
  const signed = await me.expect<PartUrls>(200, 'POST', `/api/v1/uploads/${id}/parts`, { numbers: [1] });
  const sent = await fetch(signed.parts[0]?.url ?? '', { method: 'PUT', body: new Uint8Array(file) });
  const parts = [{ number: 1, etag: sent.headers.get('etag') ?? '' }];
  const complete = () => me.send('POST', `/api/v1/uploads/${id}/complete`, { parts });
  for (const broken of ['POST', 'GET']) {
    proxy.choose(({ method }) => (method === broken ? { kind: 'unavailable' } : null));
    expectToldWhenToComeBack(await complete());
  }
  proxy.choose(() => null);
  expect((await complete()).status).toBe(202);
  await expectWhole(new Map([[id, file]]));
});

it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
  'a resumable upload goes on through a storage that misbehaves (round %i)',
  async () => {
    const { id: projectId } = await me.newProject();
    const tus = new TusClient(me);
    const file = film(9_000_000);
    const location = await tus.begin({ projectId, kind: 'video', bytes: file.length });
    const before = proxy.faults;
    proxy.choose(({ method }) => (method !== 'GET' && below(3) === 0 ? (FAULTS[below(FAULTS.length)] ?? null) : null));
    await waitFor(
      'the upload to end',
      async () => {
        if (proxy.faults - before > 12) proxy.choose(() => null);
        const offset = await tus.offset(location).catch(() => null);
        if (offset === file.length) return true;
        if (offset !== null)
          await tus.patch(location, offset, file.subarray(offset, offset + 4_500_000)).catch(() => null);
        return false;
      },
      60_000,
    );
    expect(proxy.faults).toBeGreaterThan(before);
    await expectWhole(new Map([[idOf(location), file]]));
  },
  90_000,
);
