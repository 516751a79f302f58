import { newId } from '@argument/database';
import { keys } from '@argument/storage';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';
import { GarbageCollector } from './garbage-collector.js';

const HOUR = 60 * 60 * 1000;
const TYPE = { contentType: 'application/octet-stream' };
const SHA = (digit: string) => digit.repeat(64);

let context: WorkerContext;
let collector: GarbageCollector;
beforeEach(async () => {
  context = await startWorkerContext({ isIdle: true });
  collector = new GarbageCollector(context.deps);
});
afterEach(() => context.close());

const put = (key: string) => context.deps.store.put(key, Buffer.from(key), TYPE);
/** Two looks: one that sees the orphans, one after their time. Files are as old as the looks say. */
const collectLater = async () => {
  const [now, steady] = [Date.now() + 2 * HOUR, performance.now()];
  expect(await collector.collect(undefined, now, steady)).toBe(0);
  return collector.collect(undefined, now + HOUR, steady + HOUR);
};

async function newUpload(createdAt: Date, parts: string[]): Promise<string> {
  const id = newId();
  const { workspaceId, projectId, client } = context;
  const expiresAt = new Date(Date.now() + 24 * HOUR);
  const upload = { id, workspaceId, projectId, userId: newId(), kind: 'image', name: 'x', bytes: 100n } as const;
  await client.upload.create({ data: { ...upload, expiresAt, createdAt } });
  for (const [index, name] of parts.entries()) {
    const key = keys.incoming(id, name);
    await put(key);
    await client.uploadPart.create({ data: { uploadId: id, start: BigInt(index * 10), bytes: 10n, key } });
  }
  return id;
}

describe('the collector of garbage', () => {
  it('deletes what nothing names after an hour, and leaves everything that is named', async () => {
    const image = await context.newImage(Buffer.from('an original'));
    const rendition = keys.rendition(SHA('a'), 'jpg');
    const facts = { name: 'large', key: rendition, sha256: SHA('a'), contentType: 'image/jpeg', bytes: 1n };
    await context.client.rendition.create({ data: { id: newId(), imageId: image, ...facts } });
    const { originalKey } = await context.client.image.findUniqueOrThrow({ where: { id: image } });
    const config = Buffer.from(JSON.stringify({ url: `/p/objects/${SHA('c')}.mp4` }));
    await context.deps.store.put(keys.linkConfig('a-link'), config, { contentType: 'application/json' });
    const going = await newUpload(new Date(), ['0']);
    const kept = [
      originalKey,
      rendition,
      keys.publicObject(SHA('a'), 'jpg'),
      keys.publicObject(SHA('c'), 'mp4'),
      keys.linkConfig('a-link'),
      keys.incoming(going, '0'),
    ];
    for (const key of kept.slice(1, 4)) await put(key);
    const orphans = [
      keys.incoming(newId(), 'whole'),
      keys.incoming(going, 'lost'),
      keys.original(context.workspaceId, SHA('d')),
      keys.rendition(SHA('d'), 'jpg'),
      keys.publicObject(SHA('d'), 'jpg'),
    ];
    for (const key of orphans) await put(key);

    expect(await collector.collect()).toBe(0);
    expect(await collectLater()).toBe(orphans.length);
    expect((await context.storedKeys()).sort()).toEqual([...kept].sort());
  });

  it('spares an orphan that got a name meanwhile', async () => {
    const key = keys.rendition(SHA('e'), 'jpg');
    await put(key);
    const [now, steady] = [Date.now() + 2 * HOUR, performance.now()];
    await collector.collect(undefined, now, steady);
    const image = await context.newImage(Buffer.from('an original'));
    const facts = { name: 'large', key, sha256: SHA('e'), contentType: 'image/jpeg', bytes: 1n };
    await context.client.rendition.create({ data: { id: newId(), imageId: image, ...facts } });
    expect(await collector.collect(undefined, now + HOUR, steady + HOUR)).toBe(0);
  });

  it('gives the hour also when the calendar jumps a day ahead', async () => {
    await put(keys.rendition(SHA('9'), 'jpg'));
    expect(await collector.collect(undefined, Date.now() + 24 * HOUR)).toBe(0);
    expect(await collector.collect(undefined, Date.now() + 48 * HOUR)).toBe(0);
    expect(await context.storedKeys()).toHaveLength(1);
  });

  it('takes orphans out of the ledger with their bytes', async () => {
    const key = keys.original(context.workspaceId, SHA('f'));
    await put(key);
    await context.client.storedFile.create({ data: { workspaceId: context.workspaceId, key, bytes: 7n } });
    await collectLater();
    expect(await context.client.storedFile.count({ where: { key } })).toBe(0);
  });

  it('forgets uploads that ran out or never sent a byte, which frees their room', async () => {
    const old = new Date(Date.now() - 2 * HOUR);
    const silent = await newUpload(old, []);
    const slow = await newUpload(old, ['0']);
    const expired = await newUpload(old, ['0']);
    await context.client.upload.update({ where: { id: expired }, data: { expiresAt: new Date(Date.now() - 1) } });
    await collector.collect();
    expect((await context.client.upload.findMany()).map(({ id }) => id)).toEqual([slow]);
    expect(silent).not.toBe(slow);
    await collectLater();
    expect(await context.storedKeys('incoming/')).toEqual([keys.incoming(slow, '0')]);
  });
});
