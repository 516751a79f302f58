import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Quota } from '@argument/contracts';
import { waitFor } from '@argument/testing';
import { type ApiProcess, startApiProcess } from '../../../test/api-process.js';
import { mp4WithDuration } from '../../../test/made-files.js';
import { startTestApi, type TestApi, TestClient } from '../../../test/test-api.js';
import { idOf, TusClient } from '../../../test/tus-client.js';

const KIB_64 = 64 * 1024;
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
/** A file that no byte of can be mistaken for another. */
const clip = mp4WithDuration(30, 1_300_000);
for (let at = 100_000; at < clip.length; at++) clip[at] = (at * 2_654_435_761) >>> 24;
/** CI cuts at a few boundaries, the nightly run at all of them. */
const boundaries = Array.from({ length: Math.floor(clip.length / KIB_64) }, (_, i) => (i + 1) * KIB_64);
const cuts = process.env.TEST_ALL ? boundaries : boundaries.filter((_, i) => i % 7 === 3);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const rowOf = (location: string) =>
  api.resources.database.client.video.findUniqueOrThrow({ where: { id: idOf(location) } });

const incoming = async () => (await api.storedKeys()).filter((key) => key.startsWith('incoming/'));

/** Asks and sends, as clients do: what was still in the line when they asked may arrive later. Answers the first offset. */
async function sendRest(tus: TusClient, location: string, file: Buffer): Promise<number> {
  const first = await tus.offset(location);
  for (let offset = first, attempt = 0; attempt < 10; attempt++, offset = await tus.offset(location)) {
    const { status } = await tus.patch(location, offset, file.subarray(offset));
    if (status === 204) return first;
    expect(status).toBe(409);
  }
  throw new Error('The server takes no bytes at the offset that it tells.');
}

it.each(cuts)('a line cut after %s bytes loses none of them', async (at) => {
  const me = await api.newUser();
  const tus = new TusClient(me);
  const projectId = (await me.newProject()).id;
  const location = await tus.begin({ projectId, kind: 'video', bytes: clip.length });
  await tus.cut(location, 0, clip.subarray(0, at), clip.length);
  expect(await sendRest(tus, location, clip)).toBeLessThanOrEqual(at);
  expect((await rowOf(location)).sha256).toBe(sha256(clip));
  await waitFor('the pieces to go', async () => (await incoming()).length === 0);
});

it('goes on where it stopped after the API was killed', async () => {
  let process: ApiProcess | null = await startApiProcess(api.resources.env);
  try {
    const { session } = await api.newUser();
    const projectId = (await new TestClient(process.url, session).newProject()).id;
    const file = Buffer.concat([clip, Buffer.alloc(12_000_000, 9)]);
    const location = await new TusClient(new TestClient(process.url, session)).begin({
      projectId,
      kind: 'video',
      bytes: file.length,
    });
    const sending = new TusClient(new TestClient(process.url, session)).cut(
      location,
      0,
      file.subarray(0, 10_000_000),
      file.length,
    );
    // Until the first piece is there for good.
    const { client } = api.resources.database;
    while ((await client.uploadPart.count({ where: { uploadId: idOf(location) } })) === 0) await sleep(5);
    await process.kill();
    await sending;
    process = await startApiProcess(api.resources.env);
    const me = new TestClient(process.url, session);
    const tus = new TusClient(me);
    expect(await sendRest(tus, location, file)).toBeGreaterThanOrEqual(4 * 1024 * 1024);
    expect((await rowOf(location)).sha256).toBe(sha256(file));
    const { storageBytes } = await me.expect<Quota>(200, 'GET', '/api/v1/users/me/quota');
    expect(storageBytes.used).toBe(file.length);
  } finally {
    await process?.kill();
  }
});

it('finishes for whoever asks when the API was killed after the last byte, before the answer', async () => {
  const me = await api.newUser();
  const tus = new TusClient(me);
  const projectId = (await me.newProject()).id;
  const location = await tus.begin({ projectId, kind: 'video', bytes: clip.length });
  await tus.patch(location, 0, clip.subarray(0, 1_000_000));
  // The state that such a death leaves: all pieces, no asset.
  const { database, store } = api.resources;
  const key = `incoming/${idOf(location)}/1000000-last`;
  await store.put(key, clip.subarray(1_000_000), { contentType: 'application/octet-stream' });
  const bytes = BigInt(clip.length - 1_000_000);
  await database.client.uploadPart.create({ data: { uploadId: idOf(location), start: 1_000_000n, bytes, key } });
  const offsets = await Promise.all([tus.offset(location), tus.offset(location), tus.offset(location)]);
  expect(offsets).toEqual([clip.length, clip.length, clip.length]);
  expect((await rowOf(location)).sha256).toBe(sha256(clip));
  const jobs = await database.client.job.count({ where: { id: `transcode-video:${idOf(location)}:1` } });
  expect(jobs).toBe(1);
});
