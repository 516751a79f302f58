import { type DynamicModule, Module } from '@nestjs/common';
import type { WorkerDeps } from './core/worker-deps.js';
import { WORKER_DEPS, WorkerService } from './worker.service.js';

@Module({})
class WorkerModule {}

/** The application on top of what the process holds open. */
export const workerModule = (deps: WorkerDeps): DynamicModule => ({
  module: WorkerModule,
  providers: [WorkerService, { provide: WORKER_DEPS, useValue: deps }],
});
