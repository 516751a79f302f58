import { randomUUID } from 'node:crypto';
import { JOB_NAMES, type JobName } from '@argument/contracts';
import {
  createQueue,
  type JobConsumer,
  type JobFailure,
  type JobHandler,
  type JobHandlers,
  type JobProducer,
  type NewJob,
  PermanentJobError,
  type QueueConnection,
  startConsumer,
} from '@argument/queue';
import { waitFor } from '../services/wait.js';

type ImageHandler = JobHandler<'process-image'>;

/** What the queue does, whatever it stands on. `makeConnection` answers an empty one. */
export function describeJobQueue(name: string, makeConnection: () => Promise<QueueConnection>): void {
  describe(`${name} as a job queue`, () => {
    let connection: QueueConnection;
    let producer: JobProducer;
    let consumers: JobConsumer[];
    let failures: JobFailure[];
    beforeEach(async () => {
      connection = await makeConnection();
      producer = await createQueue(connection);
      consumers = [];
      failures = [];
    });
    afterEach(async () => {
      await Promise.all(consumers.map((consumer) => consumer.close({ graceMs: 100 })));
      await producer.close();
    });

    const work = async (handler: ImageHandler, concurrency = 2): Promise<JobConsumer> => {
      const consumer = await startConsumer(connection, handlersWith(handler, concurrency), {
        onFailed: async (failure) => void failures.push(failure),
        onError: () => undefined,
      });
      consumers.push(consumer);
      return consumer;
    };
    const imageJob = (imageId: string = randomUUID(), more: Partial<NewJob<'process-image'>> = {}): NewJob => ({
      id: `process-image:${imageId}:1`,
      name: 'process-image',
      payload: { imageId },
      ...more,
    });
    const counts = async () => (await producer.counts())['process-image'];

    it('runs a job that was added before or after the worker came', async () => {
      const seen: string[] = [];
      const [before, after] = [randomUUID(), randomUUID()];
      await producer.add([imageJob(before)]);
      await work(async ({ imageId }, run) => {
        expect(run).toMatchObject({
          id: `process-image:${imageId}:1`,
          attempt: 1,
          maxAttempts: 5,
          isLastAttempt: false,
        });
        seen.push(imageId);
      });
      await waitFor('the first job', () => seen.includes(before));
      await producer.add([imageJob(after)]);
      await waitFor('the second job', () => seen.includes(after), 5_000);
      expect(failures).toEqual([]);
    });

    it('runs a job once however often it is added, also after it ran', async () => {
      const seen: string[] = [];
      const id = randomUUID();
      await producer.add([imageJob(id), imageJob(id)]);
      await producer.add([imageJob(id)]);
      await work(async ({ imageId }) => void seen.push(imageId));
      await waitFor('the job', () => seen.length > 0);
      await producer.add([imageJob(id)]);
      const last = randomUUID();
      await producer.add([imageJob(last)]);
      await waitFor('the last job', () => seen.includes(last));
      expect(seen).toEqual([id, last]);
    });

    it('tries again after an error, later, and tells about every failure', async () => {
      const attempts: { attempt: number; at: number }[] = [];
      await work(async (_, run) => {
        attempts.push({ attempt: run.attempt, at: Date.now() });
        if (run.attempt < 2) throw new Error('The disk is full.');
      });
      await producer.add([imageJob()]);
      await waitFor('the second attempt', () => attempts.length === 2);
      expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
      expect((attempts[1]?.at ?? 0) - (attempts[0]?.at ?? 0)).toBeGreaterThan(900);
      expect(failures).toEqual([
        expect.objectContaining({
          name: 'process-image',
          attempt: 1,
          isFinal: false,
          error: new Error('The disk is full.'),
        }),
      ]);
    });

    it('never tries again what cannot be mended', async () => {
      const error = new PermanentJobError('image_corrupt', 'The picture cannot be read. Upload it again.');
      await work(async () => {
        throw error;
      });
      await producer.add([imageJob()]);
      await waitFor('the failure', async () => (await counts()).failed === 1);
      expect(failures).toEqual([expect.objectContaining({ attempt: 1, isFinal: true, error })]);
      expect(await counts()).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 1 });
    });

    it('counts, delays and removes', async () => {
      const [first, second, later] = [imageJob(), imageJob(), imageJob(randomUUID(), { delayMs: 60_000 })];
      await producer.add([first, second, later]);
      expect(await counts()).toEqual({ waiting: 2, active: 0, delayed: 1, failed: 0 });
      await producer.remove('process-image', first.id);
      await producer.remove('process-image', later.id);
      await producer.remove('process-image', 'process-image:unknown:1');
      expect(await counts()).toEqual({ waiting: 1, active: 0, delayed: 0, failed: 0 });
    });

    it('goes by priority, whoever comes first', async () => {
      const seen: string[] = [];
      const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
      await producer.add([imageJob(third, { priority: 600_003 }), imageJob(second, { priority: 600_002 })]);
      await producer.add([imageJob(first, { priority: 1 })]);
      expect((await counts()).waiting).toBe(3);
      await work(async ({ imageId }) => void seen.push(imageId), 1);
      await waitFor('all jobs', () => seen.length === 3);
      expect(seen).toEqual([first, second, third]);
    });

    it('takes jobs again that it believes to have ended, adds those that it does not know, and leaves the rest', async () => {
      const seen: string[] = [];
      const [ended, unknown, waiting] = [imageJob(), imageJob(), imageJob(randomUUID(), { delayMs: 60_000 })];
      const consumer = await work(async ({ imageId }) => void seen.push(imageId));
      await producer.add([ended]);
      await waitFor('the first run', async () => seen.length === 1 && (await counts()).active === 0);
      await consumer.close({ graceMs: 1_000 });
      await producer.add([waiting]);
      await producer.reconcile([ended, unknown, waiting]);
      expect(await counts()).toMatchObject({ waiting: 2, delayed: 1 });
    });

    it('runs as many at a time as it may, and no more', async () => {
      let [running, most, done] = [0, 0, 0];
      await producer.add(Array.from({ length: 6 }, () => imageJob()));
      await work(async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 100));
        running -= 1;
        done += 1;
      }, 3);
      await waitFor('all jobs', () => done === 6);
      expect(most).toBe(3);
    });

    it('lets running jobs finish when it is closed', async () => {
      let [started, finished] = [false, false];
      await producer.add([imageJob()]);
      const consumer = await work(async () => {
        started = true;
        await new Promise((resolve) => setTimeout(resolve, 400));
        finished = true;
      });
      await waitFor('the start', () => started);
      await consumer.close({ graceMs: 5_000 });
      expect(finished).toBe(true);
      expect(failures).toEqual([]);
    });

    it('hands back what does not finish in time, without counting the attempt', async () => {
      const attempts: number[] = [];
      await producer.add([imageJob()]);
      const first = await work(async (_, run) => {
        attempts.push(run.attempt);
        await new Promise((_resolve, reject) => run.signal.addEventListener('abort', () => reject(run.signal.reason)));
      });
      await waitFor('the start', () => attempts.length === 1);
      const began = Date.now();
      await first.close({ graceMs: 200 });
      expect(Date.now() - began).toBeLessThan(4_000);
      await work(async (_, run) => void attempts.push(run.attempt));
      await waitFor('the next run', () => attempts.length === 2, 5_000);
      expect(attempts).toEqual([1, 1]);
      expect(failures).toEqual([]);
    });

    it('closes in time although a handler hangs, and its job goes on elsewhere within 10 s, as after a crash', async () => {
      const started: number[] = [];
      await producer.add([imageJob()]);
      const consumer = await work(async (_, run) => {
        started.push(run.attempt);
        await new Promise(() => undefined);
      });
      await waitFor('the start', () => started.length === 1);
      const began = Date.now();
      await consumer.close({ graceMs: 200 });
      expect(Date.now() - began).toBeLessThan(6_000);
      await work(async (_, run) => void started.push(run.attempt));
      await waitFor('the other worker to take it', () => started.length === 2, 10_000);
      expect(failures).toEqual([]);
    });
  });
}

/** The other handlers are not expected to run. */
function handlersWith(handler: ImageHandler, concurrency: number): JobHandlers {
  const unexpected = async () => {
    throw new Error('No such job was added.');
  };
  const others = JOB_NAMES.map((name) => [name, { handler: unexpected, concurrency: 1 }] as const);
  return {
    ...(Object.fromEntries(others) as unknown as Record<JobName, never>),
    'process-image': { handler, concurrency },
  };
}
