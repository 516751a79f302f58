import './run-from-source.js';
import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { DEFAULT_PLACEMENT, type JobName, type JobPayload } from '@argument/contracts';
import { chargeFiles, newId } from '@argument/database';
import { type JobConsumer, startConsumer } from '@argument/queue';
import { keys } from '@argument/storage';
import { makeTempFolder, startPostgres, type TestDatabase, waitFor } from '@argument/testing';
import { closeResources, openResources } from '../src/core/resources.js';
import { Standby } from '../src/core/standby.js';
import type { WorkerDeps } from '../src/core/worker-deps.js';
import { type WorkerEnv, workerEnv } from '../src/env.js';
import { JobHost } from '../src/jobs/job-host.js';

interface Gates {
  slug?: string;
  passwordHash?: string;
  startsAt?: Date;
  expiresAt?: Date;
  hiddenAt?: Date;
  maxViews?: number;
}

/** Rows and files as the API would have made them, in a database and a store of one's own. */
export class WorkerContext {
  workspaceId = newId();
  projectId = newId();

  constructor(
    readonly env: WorkerEnv,
    readonly deps: WorkerDeps,
    private readonly consumer: JobConsumer | null,
    private readonly dispose: () => Promise<void>,
    private readonly leaves: readonly JobName[],
  ) {}

  get client() {
    return this.deps.database.client;
  }

  async newProject(): Promise<void> {
    this.workspaceId = newId();
    this.projectId = newId();
    await this.client.workspace.create({ data: { id: this.workspaceId, name: 'Studio' } });
    await this.client.project.create({
      data: { id: this.projectId, workspaceId: this.workspaceId, name: 'Spring fair' },
    });
  }

  /** Uploads; the job starts at once unless `isHeld`. */
  async newImage(bytes: Buffer, options: { isHeld?: boolean } = {}): Promise<string> {
    const upload = await this.store(bytes);
    await this.client.image.create({ data: { ...upload, projectId: this.projectId, name: 'poster.jpg' } });
    if (!options.isHeld) await this.enqueue(`process-image:${upload.id}:1`, 'process-image', { imageId: upload.id });
    return upload.id;
  }

  /** @param key the colour that becomes transparent */
  async newVideo(path: string, key: { color: string; tolerance: number } | null = null): Promise<string> {
    const upload = await this.store(await readFile(path));
    const keyed = key && { keyColor: key.color, keyTolerance: key.tolerance };
    await this.client.video.create({ data: { ...upload, ...keyed, projectId: this.projectId, name: 'clip.mp4' } });
    await this.enqueue(`transcode-video:${upload.id}:1`, 'transcode-video', { videoId: upload.id });
    return upload.id;
  }

  /** A marker that waits for its picture, or is compiled when that is ready. */
  async newMarker(imageId: string, videoIds: string[] = []): Promise<string> {
    const id = newId();
    const videos = { create: videoIds.map((videoId, position) => ({ videoId, position })) };
    const { image } = await this.client.marker.create({
      data: { id, projectId: this.projectId, imageId, name: 'Poster', settings: DEFAULT_PLACEMENT, videos },
      include: { image: true },
    });
    if (image.status === 'ready') await this.enqueue(`compile-marker:${id}:1`, 'compile-marker', { markerId: id });
    return id;
  }

  async newLink(markerIds: string[], fields: Gates = {}): Promise<string> {
    const id = newId();
    const markers = { create: markerIds.map((markerId, position) => ({ markerId, position })) };
    const slug = `link-${randomBytes(6).toString('hex')}`;
    await this.client.link.create({
      data: { id, projectId: this.projectId, name: 'Front page', slug, markers, ...fields },
    });
    await this.enqueue(`publish-link:${id}:1`, 'publish-link', { linkId: id });
    return id;
  }

  /** As the API does after a change. */
  async republish(linkId: string): Promise<void> {
    const { revision } = await this.client.link.update({
      where: { id: linkId },
      data: { revision: { increment: 1 } },
    });
    await this.enqueue(`publish-link:${linkId}:${revision}`, 'publish-link', { linkId });
  }

  enqueue<N extends JobName>(id: string, name: N, payload: JobPayload<N>): Promise<void> {
    return this.deps.unitOfWork.run((_tx, consequences) => consequences.enqueue(id, name, payload, this.workspaceId));
  }

  /** Until no job is waiting or running; the files of AR.js, which nothing waits for, only if asked to. */
  async settle(timeoutMs = 50_000, { withNft = false } = {}): Promise<void> {
    const name = { notIn: [...this.leaves, ...(withNft ? [] : ['compile-nft'])] };
    const open = () => this.client.job.count({ where: { status: { in: ['queued', 'active'] }, name } });
    await waitFor('all jobs to end', async () => (await open()) === 0, timeoutMs);
  }

  async storedKeys(prefix = ''): Promise<string[]> {
    const found: string[] = [];
    for await (const { key } of this.deps.store.list(prefix)) found.push(key);
    return found;
  }

  async readStored(key: string): Promise<Buffer> {
    const { body } = await this.deps.store.get(key);
    return Buffer.concat(await body.toArray());
  }

  /** Names of the workspace's events, in order; progress left out. */
  async eventNames(): Promise<string[]> {
    const rows = await this.client.domainEvent.findMany({
      where: { workspaceId: this.workspaceId },
      orderBy: { sequence: 'asc' },
    });
    return rows.map(({ name }) => name).filter((name) => !name.endsWith('.progress'));
  }

  async close(): Promise<void> {
    await this.consumer?.close({ graceMs: 500 });
    await closeResources(this.deps);
    await this.dispose();
  }

  private async store(bytes: Buffer) {
    const id = newId();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const originalKey = keys.original(this.workspaceId, sha256);
    await this.deps.store.put(originalKey, bytes, { contentType: 'application/octet-stream' });
    await chargeFiles(this.client, this.workspaceId, [{ key: originalKey, bytes: bytes.length }]);
    return { id, originalKey, sha256, bytes: BigInt(bytes.length) };
  }
}

/** @param options `isIdle`: nothing takes the jobs; `leaves`: jobs that are never run; print proofs and AVIF unless told, for they take seconds; `env`: more of the environment; `database`: another than the run's */
export async function startWorkerContext(
  options: { isIdle?: boolean; leaves?: JobName[]; env?: Record<string, string>; database?: TestDatabase } = {},
): Promise<WorkerContext> {
  const [database, home] = await Promise.all([options.database ?? startPostgres(), makeTempFolder()]);
  const env = workerEnv.parse({
    DATABASE_URL: database.url,
    ARGUMENT_HOME: home.path,
    APP_SECRET: 'a secret that is only used in tests',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    ...options.env,
  });
  const deps = await openResources(env, new Standby(undefined, 0));
  const host = new JobHost(deps);
  const handlers = host.handlers();
  const { leaves = ['prove-marker', 'compact-image'] } = options;
  for (const name of leaves) handlers[name].handler = () => Promise.resolve();
  const consumer = options.isIdle
    ? null
    : await startConsumer({ databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL }, handlers, {
        onFailed: (failure) => host.onFailed(failure),
        onError: (error) => deps.logger.warn({ err: error }, 'queue'),
      });
  const context = new WorkerContext(
    env,
    deps,
    consumer,
    async () => {
      await database.drop();
      await home.remove();
    },
    leaves,
  );
  await context.newProject();
  return context;
}
