import type { QueueJob } from './backend.js';
import { type JobFailure, JobRunner } from './job-runner.js';
import { JobLostError, PermanentJobError } from './ports.js';
import { MAX_ATTEMPTS } from './retry-policy.js';

const PAYLOAD = { imageId: '018f0000-0000-7000-8000-000000000000' };
const jobOn = (attemptsMade: number): QueueJob =>
  ({ id: 'a.b.1', data: { id: 'a:b:1', payload: PAYLOAD }, attemptsMade }) as Partial<QueueJob> as QueueJob;

describe('JobRunner', () => {
  let failures: JobFailure[];
  let errors: Error[];
  let runner: JobRunner;
  beforeEach(() => {
    failures = [];
    errors = [];
    runner = new JobRunner({
      onFailed: async (failure) => void failures.push(failure),
      onError: (error) => void errors.push(error),
    });
  });
  const fail = (job: QueueJob, error: unknown) =>
    runner.run('process-image', () => Promise.reject(error), job, 'token').catch((thrown: unknown) => thrown);

  it.each([
    ['an error on an early attempt', 0, new Error('x'), false],
    ['an error on the last attempt', MAX_ATTEMPTS - 1, new Error('x'), true],
    ['a permanent error on the first attempt', 0, new PermanentJobError('image_corrupt', 'x'), true],
    ['something thrown that is no error', 0, 'x', false],
  ])('judges %s', async (_, attemptsMade, error, isFinal) => {
    const thrown = await fail(jobOn(attemptsMade), error);
    expect(failures).toEqual([
      {
        id: 'a:b:1',
        name: 'process-image',
        payload: PAYLOAD,
        error,
        attempt: attemptsMade + 1,
        lease: expect.any(String),
        isFinal,
      },
    ]);
    expect(thrown).toBeInstanceOf(Error);
    expect((thrown as Error).name).toBe(error instanceof PermanentJobError ? 'UnrecoverableError' : 'Error');
  });

  it('tells of a failure once, although the queue tells of it again', async () => {
    const job = jobOn(0);
    await fail(job, new Error('x'));
    await runner.reportUnseen('process-image', job, new Error('x'));
    expect(failures).toHaveLength(1);
  });

  it('tells of a job that was given up because its workers died', async () => {
    const error = new Error('job stalled more than allowable limit');
    await runner.reportUnseen('process-image', jobOn(0), error);
    expect(failures).toEqual([expect.objectContaining({ id: 'a:b:1', error, attempt: 1, lease: null, isFinal: true })]);
  });

  it('says nothing of a run that lost its job', async () => {
    expect(await fail(jobOn(0), new JobLostError('a:b:1'))).toBeUndefined();
    expect(failures).toEqual([]);
  });

  it('keeps the handler’s error when telling about it fails', async () => {
    runner = new JobRunner({
      onFailed: () => Promise.reject(new Error('The database is away.')),
      onError: (error) => void errors.push(error),
    });
    expect(await fail(jobOn(0), new Error('The disk is full.'))).toEqual(new Error('The disk is full.'));
    expect(errors).toEqual([new Error('The database is away.')]);
  });

  it('aborts a run whose job went to another worker, and no other', async () => {
    let signal: AbortSignal | undefined;
    let end: () => void = () => undefined;
    const running = runner.run(
      'process-image',
      (_, run) => {
        signal = run.signal;
        return new Promise((resolve) => {
          end = resolve;
        });
      },
      jobOn(0),
      'token',
    );
    runner.abort(['another']);
    expect(signal?.aborted).toBe(false);
    runner.abort(['a.b.1']);
    expect(signal?.aborted).toBe(true);
    end();
    await running;
  });
});
