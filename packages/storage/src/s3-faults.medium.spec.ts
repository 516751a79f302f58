import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { type Fault, type FaultProxy, startFaultProxy, startS3, type TestS3 } from '@argument/testing';
import { S3Store } from './s3-store.js';

const KEY = 'renditions/one.bin';
const TYPE = { contentType: 'application/octet-stream' };
const bytes = randomBytes(300_000);

let server: TestS3;
let proxy: FaultProxy;
let store: S3Store;
let behind: S3Store;
beforeAll(async () => {
  server = await startS3();
  proxy = await startFaultProxy(server.endpoint);
  store = new S3Store({ ...server, endpoint: proxy.url, patienceMs: 600 });
  behind = new S3Store(server);
});
afterEach(async () => {
  proxy.choose(() => null);
  await behind.delete(KEY);
});
afterAll(async () => {
  await Promise.all([store.close(), behind.close()]);
  await proxy.stop();
  await server.stop();
});

const read = async (from: S3Store) => Buffer.concat(await (await from.get(KEY)).body.toArray());
/** Jest's own comparison would stop this process, which is the server too, for a second. */
const expectWhole = async (from: S3Store) => expect((await read(from)).equals(bytes)).toBe(true);

/** The next `times` requests of a method meet the fault. */
function next(method: string, fault: Fault, times: number): void {
  let left = times;
  proxy.choose((request) => (request.method === method && left-- > 0 ? fault : null));
}

const streamed = () => Readable.from([bytes.subarray(0, 100_000), bytes.subarray(100_000)]);
const passing: [string, Fault, () => Buffer | Readable][] = [
  ['says no', { kind: 'unavailable' }, streamed],
  ['breaks off in the middle', { kind: 'reset' }, streamed],
  ['breaks off in the middle, from memory', { kind: 'reset' }, () => bytes],
  ['loses the answer', { kind: 'lost-answer' }, streamed],
  ['is silent for too long', { kind: 'slow', ms: 3_000 }, streamed],
];
it.each(passing)('a put ends whole although the server once %s', async (_what, fault, body) => {
  const before = proxy.faults;
  next('PUT', fault, 1);
  const info = await store.put(KEY, body(), { ...TYPE, bytes: bytes.length });
  expect(info.bytes).toBe(bytes.length);
  expect(proxy.faults).toBe(before + 1);
  await expectWhole(behind);
});

const lasting: [string, Fault][] = [
  ['says no', { kind: 'unavailable' }],
  ['breaks off', { kind: 'reset' }],
];
it.each(lasting)('a put to a server that %s for long fails, and nothing is there', async (_what, fault) => {
  next('PUT', fault, Number.POSITIVE_INFINITY);
  await expect(store.put(KEY, bytes, TYPE)).rejects.toThrow();
  expect(await behind.head(KEY)).toBeNull();
});

it('a put of more than one part that fails leaves nothing that anybody sees', async () => {
  const big = randomBytes(6 * 2 ** 20);
  let parts = 0;
  proxy.choose(({ path }) => (path.includes('partNumber=2') && ++parts > 0 ? { kind: 'reset' } : null));
  await expect(store.put(KEY, Readable.from([big]), TYPE)).rejects.toThrow();
  expect(parts).toBeGreaterThan(0);
  expect(await behind.head(KEY)).toBeNull();
});

const cutShort: [string, Fault][] = [
  ['breaks off', { kind: 'cut' }],
  ['falls silent', { kind: 'stall' }],
];
it.each(cutShort)('a read whose answer %s ends with an error, never as if it were whole', async (_what, fault) => {
  await behind.put(KEY, bytes, TYPE);
  next('GET', fault, 1);
  await expect(read(store)).rejects.toThrow();
  await expectWhole(store);
});

it('an object of which the server holds only a part after a put is taken away again', async () => {
  next('PUT', { kind: 'half-kept' }, 1);
  await expect(store.put(KEY, bytes, TYPE)).rejects.toThrow('announced with 300000 bytes, but 150000 arrived');
  expect(await behind.head(KEY)).toBeNull();
});
