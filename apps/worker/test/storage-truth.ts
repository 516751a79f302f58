import { createHash } from 'node:crypto';
import { linkConfig } from '@argument/contracts';
import { storedBytes } from '@argument/database';
import { keys } from '@argument/storage';
import type { WorkerContext } from './worker-context.js';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/**
 * What must hold whatever happened: every upload has ended, what is ready has its files, files are what their names say,
 * and the quota is the sum of what is stored. For a context whose store only its present workspace has used.
 */
export async function expectTruth(ctx: WorkerContext): Promise<void> {
  const { images, videos, markers, bytes } = await readTables(ctx);
  const sets = new Map<string, string>();
  const named = new Set<string>();
  for (const asset of [...images, ...videos]) {
    expect(['ready', 'failed']).toContain(asset.status);
    expect(asset.errorMessage === null).toBe(asset.status === 'ready');
    if (asset.status === 'failed') continue;
    named.add(asset.originalKey);
    const files = asset.renditions.map(({ name, key }) => `${name} ${key}`).sort();
    expect(files.length).toBeGreaterThan(1);
    // One set of files for one content, whoever uploaded it and however often it was made.
    expect(sets.get(asset.sha256) ?? files.join()).toBe(files.join());
    sets.set(asset.sha256, files.join());
    for (const { key } of asset.renditions) named.add(key);
  }
  for (const { key } of markers) named.add(key);
  await expectWholeFiles(ctx);
  const lengths = await Promise.all([...named].map(async (key) => (await ctx.deps.store.head(key))?.bytes));
  expect(bytes).toBe(lengths.reduce<number>((sum, length) => sum + (length ?? 0), 0));
  expect(lengths).not.toContain(undefined);
}

/** As they are at one moment: further files of what is ready may still come. */
function readTables({ client, projectId, workspaceId }: WorkerContext) {
  const where = { projectId };
  return client.$transaction(
    async (tx) => ({
      images: await tx.image.findMany({ where, include: { renditions: true } }),
      videos: await tx.video.findMany({ where, include: { renditions: true } }),
      markers: await tx.rendition.findMany({ where: { marker: where } }),
      bytes: await storedBytes(tx, workspaceId),
    }),
    { isolationLevel: 'RepeatableRead' },
  );
}

/** No half of anything is to be seen under a name that says what it holds. */
async function expectWholeFiles(ctx: WorkerContext): Promise<void> {
  for (const key of await ctx.storedKeys()) {
    const promised = /([0-9a-f]{64})(?:\.\w+)?$/.exec(key)?.[1];
    if (promised !== undefined) expect(sha256(await ctx.readStored(key))).toBe(promised);
  }
}

/** Everything that a link names is there, and is what its address says. Answers how many videos it plays. */
export async function expectLinkPlays(ctx: WorkerContext, linkId: string): Promise<number> {
  const { slug } = await ctx.client.link.findUniqueOrThrow({ where: { id: linkId } });
  const config = linkConfig.parse(JSON.parse((await ctx.readStored(keys.linkConfig(slug))).toString()));
  const urls = JSON.stringify(config).match(/\/p\/objects\/[0-9a-f]{64}\.\w+/g) ?? [];
  for (const url of urls) {
    const key = url.replace('/p/', 'public/');
    expect(key).toContain(sha256(await ctx.readStored(key)));
  }
  return config.markers.flatMap(({ overlays }) => overlays).length;
}
