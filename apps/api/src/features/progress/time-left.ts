import type { JobName } from '@argument/contracts';
import { groupBy } from './group-by.js';
import { expected, type OpenWork, type Pace } from './pace.js';

/** What the end of a job makes necessary, most times: work that is not written down yet. */
const FOLLOWERS: Partial<Record<JobName, JobName>> = {
  'process-image': 'compile-marker',
  'transcode-video': 'transcode-ladder',
};
/** Steps in which the work to come is played through. */
const STEPS = 300;

type Paces = ReadonlyMap<JobName, Pace>;

/** Work of one kind that is to come, in seconds of a processor. */
interface Load {
  seconds: number;
  /** Runs at a time. */
  runs: number;
  /** Seconds of the follower that each second of this makes necessary. */
  follower: JobName | undefined;
  perSecond: number;
}

/**
 * Seconds until the last of these files is done; null when of one of them nothing can be said.
 *
 * Runs share the processors: the more there are at a time, the longer each takes. How long runs took lately is therefore
 * reckoned back to what they take alone, and the work to come is played through: every kind with its runs at a time, more
 * slowly while there are more runs than processors.
 */
export function allLeft(
  files: readonly { work: OpenWork; left: number | null }[],
  paceOf: Paces,
  processors: number,
): number | null {
  const loads = new Map<JobName, Load>();
  for (const [job, of] of groupBy(files, ({ work }) => work.job)) {
    const pace = paceOf.get(job);
    let mine = 0;
    for (const { left } of of) {
      if (left === null) return null;
      mine += left;
    }
    const mean = expected({ bytes: pace && pace.jobs > 0 ? pace.bytes / pace.jobs : 0 }, pace) ?? 0;
    // Theirs that run are half done, more or less.
    const theirs = Math.max(0, (pace?.running ?? 0) - of.filter(({ work }) => work.isRunning).length) / 2;
    add(loads, job, (mine + mean * ((pace?.othersAhead ?? 0) + theirs)) * alone(pace, processors), pace);
    follow(loads, job, of, paceOf, processors);
  }
  return Math.ceil(playThrough(loads, processors));
}

function add(loads: Map<JobName, Load>, job: JobName, seconds: number, pace: Pace | undefined): void {
  const load = loads.get(job) ?? {
    seconds: 0,
    runs: Math.max(1, pace?.running ?? 1),
    follower: undefined,
    perSecond: 0,
  };
  load.seconds += seconds;
  loads.set(job, load);
}

/** How much of the time that runs took lately they would have taken with nothing beside them. */
function alone(pace: Pace | undefined, processors: number): number {
  if (!pace || pace.seconds === 0) return 1;
  return Math.min(1, processors / (1 + pace.beside / pace.seconds));
}

/** The work that comes after these, as often as it came lately. */
function follow(
  loads: Map<JobName, Load>,
  job: JobName,
  files: readonly { work: OpenWork }[],
  paceOf: Paces,
  processors: number,
): void {
  const follower = FOLLOWERS[job];
  const load = loads.get(job);
  const [before, after] = [paceOf.get(job), follower && paceOf.get(follower)];
  if (!follower || !load || !before || !after || before.ended === 0 || load.seconds === 0) return;
  const often = Math.min(1, (after.ended + after.open) / before.ended);
  const bytes = files.reduce((sum, { work }) => sum + work.bytes, 0) / files.length;
  const each = (expected({ bytes }, after) ?? 0) * alone(after, processors);
  load.follower = follower;
  load.perSecond = (often * each * (files.length + before.othersAhead)) / load.seconds;
  // Nothing of it yet: it comes as its leader goes.
  add(loads, follower, 0, after);
}

function playThrough(loads: ReadonlyMap<JobName, Load>, processors: number): number {
  const all = [...loads.values()];
  const sum = all.reduce((total, { seconds, perSecond }) => total + seconds * (1 + perSecond), 0);
  const step = sum / STEPS;
  let passed = 0;
  for (let busy = all; step > 0; passed += step) {
    busy = all.filter(({ seconds }) => seconds > step / 1_000);
    if (busy.length === 0) break;
    const runs = busy.reduce((total, load) => total + load.runs, 0);
    const speed = Math.min(1, processors / runs);
    for (const load of busy) {
      const done = Math.min(load.seconds, load.runs * speed * step);
      load.seconds -= done;
      const next = load.follower && loads.get(load.follower);
      if (next) next.seconds += done * load.perSecond;
    }
  }
  // The last step is hardly ever a whole one.
  return Math.max(0, passed - step);
}
