import { type JobConsumer, startConsumer } from '@argument/queue';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { closeResources } from './core/resources.js';
import { Sweeper } from './core/sweeper.js';
import { removeAbandonedFolders } from './core/work-folder.js';
import type { WorkerDeps } from './core/worker-deps.js';
import { JobHost } from './jobs/job-host.js';

export const WORKER_DEPS = Symbol('WorkerDeps');

/** Time that running jobs get to end at a shutdown, in ms; after it they are handed back to the queue. */
const GRACE_MS = 1_500;

/** Takes jobs from start to shutdown. */
@Injectable()
export class WorkerService implements OnApplicationBootstrap, OnApplicationShutdown {
  private consumer: JobConsumer | null = null;
  private readonly sweeper: Sweeper;

  constructor(@Inject(WORKER_DEPS) private readonly deps: WorkerDeps) {
    this.sweeper = new Sweeper(deps);
  }

  async onApplicationBootstrap(): Promise<void> {
    const { env, logger } = this.deps;
    await removeAbandonedFolders();
    this.deps.pictureRooms.prepare();
    const host = new JobHost(this.deps);
    this.consumer = await startConsumer({ databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL }, host.handlers(), {
      onFailed: (failure) => host.onFailed(failure),
      onError: (error) => logger.warn({ err: error }, 'the queue had trouble'),
    });
    this.sweeper.start();
    logger.info('taking jobs');
  }

  async onApplicationShutdown(): Promise<void> {
    await this.sweeper.stop();
    await this.consumer?.close({ graceMs: GRACE_MS });
    await closeResources(this.deps);
    this.deps.logger.info('stopped');
  }
}
