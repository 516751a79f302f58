import type { FileProgress, JobName, ProjectProgress } from '@argument/contracts';
import { groupBy } from './group-by.js';

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
  /** Runs at the moment. */
  running: number;
  /** Others' jobs that wait and come before the project's last one. */
  othersAhead: number;
}

/** What the project's batch has behind it, by kind. */
export interface Done {
  job: JobName;
  jobs: number;
  bytes: number;
}

/** Its own pace tells nothing before a run has done this share. */
const TELLING = 0.05;
/** However long a run takes already, this share of what was expected is still to come, s. */
const REST = 0.1;
const MOST_FILES = 50;

/** How far a project is and how long it takes still. Pure. */
export function estimate(
  projectId: string,
  open: readonly OpenWork[],
  done: readonly Done[],
  paces: readonly Pace[],
): ProjectProgress {
  const nothing = { projectId, isRunning: false, progress: 100, secondsLeft: 0, filesLeft: 0, files: [] };
  if (open.length === 0) return nothing;
  const paceOf = new Map(paces.map((pace) => [pace.job, pace]));
  const files = open.map((work) => ({ work, left: secondsOf(work, paceOf.get(work.job)) }));
  return {
    projectId,
    isRunning: true,
    progress: Math.min(99, Math.floor(100 * shareDone(open, done, paceOf))),
    secondsLeft: longest([...groupBy(files, ({ work }) => work.job)].map(([job, of]) => kindLeft(of, paceOf.get(job)))),
    filesLeft: new Set(open.map(({ id }) => id)).size,
    files: files
      .toSorted((a, b) => Number(b.work.isRunning) - Number(a.work.isRunning))
      .slice(0, MOST_FILES)
      .map(({ work, left }) => ({
        ...{ kind: work.kind, id: work.id, name: work.name },
        state: work.isRunning ? 'running' : 'waiting',
        progress: Math.floor(100 * work.progress),
        // A turn that has not come cannot be foretold for one file.
        secondsLeft: work.isRunning && left !== null ? Math.ceil(left) : null,
      })),
  };
}

/** What a job takes in all, by what others took; null when there were none. */
function expected({ bytes }: Pick<OpenWork, 'bytes'>, pace: Pace | undefined): number | null {
  if (!pace || pace.jobs === 0) return null;
  const byCount = pace.seconds / pace.jobs;
  if (bytes === 0 || pace.bytes === 0) return byCount;
  // A part of every run has nothing to do with the file's size.
  return 0.2 * byCount + 0.8 * (pace.seconds / pace.bytes) * bytes;
}

function secondsOf(work: OpenWork, pace: Pace | undefined): number | null {
  const usual = expected(work, pace);
  if (!work.isRunning) return usual;
  const { progress, elapsed } = work;
  const rest = progress > 0 ? (1 - progress) * (usual ?? 0) : (usual ?? 0) - elapsed;
  const byOthers = usual === null ? null : Math.max(REST * usual, rest);
  if (progress < TELLING || elapsed <= 0) return byOthers;
  const byItself = (elapsed * (1 - progress)) / progress;
  // The further it is, the more its own pace counts.
  return byOthers === null ? byItself : progress * byItself + (1 - progress) * byOthers;
}

/** All jobs of one kind, as many at a time as run now. */
function kindLeft(files: readonly { work: OpenWork; left: number | null }[], pace: Pace | undefined): number | null {
  let seconds = 0;
  for (const { left } of files) {
    if (left === null) return null;
    seconds += left;
  }
  const others = pace && pace.jobs > 0 ? (pace.othersAhead * pace.seconds) / pace.jobs : 0;
  return (seconds + others) / Math.max(1, pace?.running ?? 1);
}

/** Kinds run beside each other. */
function longest(seconds: readonly (number | null)[]): number | null {
  const known = seconds.filter((value) => value !== null);
  return known.length < seconds.length ? null : Math.ceil(Math.max(0, ...known));
}

function shareDone(open: readonly OpenWork[], done: readonly Done[], paceOf: ReadonlyMap<JobName, Pace>): number {
  const weigh = (job: JobName, bytes: number) => expected({ bytes }, paceOf.get(job)) ?? 1;
  const behind = done.reduce((sum, { job, jobs, bytes }) => sum + jobs * weigh(job, jobs > 0 ? bytes / jobs : 0), 0);
  let [all, part] = [behind, behind];
  for (const { job, bytes, progress } of open) {
    all += weigh(job, bytes);
    part += progress * weigh(job, bytes);
  }
  return all > 0 ? part / all : 0;
}
