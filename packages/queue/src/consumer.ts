import { JOB_NAMES, type JobName } from '@argument/contracts';
import { connectBackend } from './connect-backend.js';
import type { QueueConnection } from './connection.js';
import { closeWithin, settleWithin } from './deadline.js';
import { type ConsumerOptions, JobRunner } from './job-runner.js';
import type { JobConsumer, JobHandler } from './ports.js';
import { LOCKS } from './retry-policy.js';

export type { ConsumerOptions, JobFailure } from './job-runner.js';

/** A handler for every job there is; a missing one does not compile. `concurrency` is runs at a time in this process. */
export type JobHandlers = { [N in JobName]: { handler: JobHandler<N>; concurrency: number } };

/** Time that interrupted handlers get to stop, and that connections get to close, in ms. */
const STOP_MS = 1_500;

/** Starts working; resolves when every queue is being watched. */
export async function startConsumer(
  connection: QueueConnection,
  handlers: JobHandlers,
  options: ConsumerOptions,
): Promise<JobConsumer> {
  const backend = await connectBackend(connection, 'consumer');
  const runner = new JobRunner(options);
  const workers = JOB_NAMES.map((name) => {
    const { handler, concurrency } = handlers[name];
    const worker = backend.openWorker(
      name,
      // The payload was written for this name, which the compiler cannot see across the queue.
      (job, token) => runner.run(name, handler as JobHandler<JobName>, job, token),
      { ...LOCKS, concurrency },
    );
    worker.on('error', options.onError);
    worker.on('lockRenewalFailed', (ids) => runner.abort(ids));
    worker.on('failed', (job, error) => void runner.reportUnseen(name, job, error));
    return worker;
  });
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));

  let closing: Promise<void> | undefined;
  const close = async (graceMs: number) => {
    // Stops taking jobs at once, then waits for those that run. Only a first call of BullMQ's own `close` may force.
    const drained = Promise.all(workers.map((worker) => worker.pause()));
    let idle = await settleWithin(drained, graceMs);
    if (!idle) {
      runner.stop();
      idle = await settleWithin(drained, STOP_MS);
    }
    await closeWithin(() => Promise.all(workers.map((worker) => worker.close(!idle))), STOP_MS);
    await closeWithin(() => backend.close(), STOP_MS);
  };
  return {
    close: ({ graceMs = 5_000 } = {}) => {
      closing ??= close(graceMs);
      return closing;
    },
  };
}
