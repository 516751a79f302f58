import type { FileProgress, JobName } from '@argument/contracts';

/** A job of a project that has not ended. */
export interface OpenWork {
  kind: FileProgress['kind'];
  id: string;
  name: string;
  job: JobName;
  isRunning: boolean;
  /** 0 to 1. */
  progress: number;
  /** Seconds since this run began; 0 while it waits. */
  elapsed: number;
  /** Of the file that it reads; 0 where that says nothing about the work. */
  bytes: number;
}

/** How jobs of one kind went lately, in the whole installation, and how it stands with them. */
export interface Pace {
  job: JobName;
  /** Jobs that ended lately, the seconds that they ran and the bytes that they read. */
  jobs: number;
  seconds: number;
  bytes: number;
  /** Seconds that other runs, of any kind, had while these ran. */
  beside: number;
  /** Runs at the moment. */
  running: number;
  /** Others' jobs that wait and come before the project's last one. */
  othersAhead: number;
  /** Jobs of everybody that ended in the last hour. */
  ended: number;
  /** Jobs of everybody that have not ended. */
  open: number;
}

/** What a job takes in all, by what others took; null when there were none. */
export function expected({ bytes }: Pick<OpenWork, 'bytes'>, pace: Pace | undefined): number | null {
  if (!pace || pace.jobs === 0) return null;
  const byCount = pace.seconds / pace.jobs;
  if (bytes === 0 || pace.bytes === 0) return byCount;
  // A part of every run has nothing to do with the file's size.
  return 0.2 * byCount + 0.8 * (pace.seconds / pace.bytes) * bytes;
}
