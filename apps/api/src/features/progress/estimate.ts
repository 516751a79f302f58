import type { JobName, ProjectProgress } from '@argument/contracts';
import { expected, type OpenWork, type Pace } from './pace.js';
import { allLeft } from './time-left.js';

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

/** How far a project is and how long it takes still on that many `processors`. Pure. */
export function estimate(
  projectId: string,
  open: readonly OpenWork[],
  done: readonly Done[],
  paces: readonly Pace[],
  processors: number,
): ProjectProgress {
  const nothing = { projectId, isRunning: false, progress: 100, secondsLeft: 0, filesLeft: 0, files: [] };
  if (open.length === 0) return nothing;
  const paceOf = new Map(paces.map((pace) => [pace.job, pace]));
  const files = open.map((work) => ({ work, left: secondsOf(work, paceOf.get(work.job)) }));
  return {
    projectId,
    isRunning: true,
    progress: Math.min(99, Math.floor(100 * shareDone(open, done, paceOf))),
    secondsLeft: allLeft(files, paceOf, processors),
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
