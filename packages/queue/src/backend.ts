import type { JobName } from '@argument/contracts';
import type { BulkJobOptions, Job, WorkerListener, WorkerOptions } from 'bullmq';
import type { JobData } from './job-data.js';

export type QueueJob = Job<JobData, void>;
export type Process = (job: QueueJob, token?: string) => Promise<void>;

/** What we use of a BullMQ queue, whichever technology it stands on. */
export interface QueueHandle {
  addBulk(jobs: { name: string; data: JobData; opts?: BulkJobOptions }[]): Promise<unknown>;
  getJob(id: string): Promise<Pick<QueueJob, 'isActive' | 'remove'> | undefined>;
  /** `completed`, `failed`, `unknown`, or a state in which it is waiting or running. */
  getJobState(id: string): Promise<string>;
  getJobCounts(
    ...states: ('waiting' | 'active' | 'delayed' | 'failed' | 'prioritized')[]
  ): Promise<Record<string, number>>;
  close(): Promise<void>;
}

type Listened = 'failed' | 'error' | 'lockRenewalFailed';

/** What we use of a BullMQ worker. */
export interface WorkerHandle {
  on<E extends Listened>(event: E, listener: WorkerListener<JobData, void>[E]): unknown;
  waitUntilReady(): Promise<unknown>;
  /** Takes no more jobs; resolves when the running ones have ended. */
  pause(): Promise<void>;
  close(force?: boolean): Promise<void>;
}

/** One technology that carries the queue. Close its queues and workers before itself. */
export interface QueueBackend {
  openQueue(name: JobName): QueueHandle;
  openWorker(name: JobName, process: Process, options: Omit<WorkerOptions, 'connection'>): WorkerHandle;
  close(): Promise<void>;
}

/** Consumers hold more connections: every worker waits for work on one of its own. */
export type BackendUse = 'producer' | 'consumer';
