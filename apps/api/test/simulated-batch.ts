import type { JobName } from '@argument/contracts';
import { estimate } from '../src/features/progress/estimate.js';
import type { OpenWork, Pace } from '../src/features/progress/pace.js';

/** Processor seconds of a run, runs at a time of a worker, and what comes after. As of real pairs, more or less. */
const KINDS: { job: JobName; seconds: number; atATime: number; next?: JobName }[] = [
  { job: 'process-image', seconds: 1.5, atATime: 2, next: 'compile-marker' },
  { job: 'compile-marker', seconds: 2, atATime: 1 },
  { job: 'transcode-video', seconds: 3, atATime: 1, next: 'transcode-ladder' },
  { job: 'transcode-ladder', seconds: 6, atATime: 1 },
];
const STEP_S = 0.05;

interface Run {
  studio: number;
  job: JobName;
  /** Processor seconds in all and still to come. */
  all: number;
  left: number;
  began: number | null;
  ended: number | null;
}

/** What was told of the first studio's project at every tenth of the time, from the second tenth on, and what came true; s. */
export function simulateBatch(wanted: {
  pairs: number;
  processors: number;
  studios: number;
}): { told: number | null; real: number }[] {
  const { pairs, processors, studios } = wanted;
  const runs: Run[] = [];
  const add = (studio: number, job: JobName, nth: number) => {
    const usual = KINDS.find((kind) => kind.job === job)?.seconds ?? 1;
    // Some files are three times as heavy as others.
    const all = usual * (0.5 + (nth % 5) / 4);
    runs.push({ studio, job, all, left: all, began: null, ended: null });
  };
  for (let nth = 0; nth < pairs; nth++) {
    for (let studio = 0; studio < studios; studio++) {
      add(studio, 'process-image', nth);
      add(studio, 'transcode-video', nth);
    }
  }
  const told: { at: number; seconds: number | null }[] = [];
  let now = 0;
  for (; runs.some(({ studio, ended }) => studio === 0 && ended === null); now += STEP_S) {
    for (const { job, atATime } of KINDS) {
      const free = atATime - runs.filter((run) => run.job === job && isRunning(run)).length;
      for (const run of runs.filter((other) => other.job === job && other.began === null).slice(0, free))
        run.began = now;
    }
    const running = runs.filter(isRunning);
    for (const run of running) {
      run.left -= STEP_S * Math.min(1, processors / running.length);
      if (run.left > 0) continue;
      run.ended = now;
      const next = KINDS.find(({ job }) => job === run.job)?.next;
      if (next) add(run.studio, next, runs.filter(({ job }) => job === next).length);
    }
    if (now >= (told.at(-1)?.at ?? 0) + 2) told.push({ at: now, seconds: tell(runs, now, processors) });
  }
  return Array.from({ length: 7 }, (_, i) => {
    const at = ((i + 2) / 10) * now;
    const nearest = told.findLast((one) => one.at <= at);
    return { told: nearest?.seconds ?? null, real: now - (nearest?.at ?? 0) };
  });
}

const isRunning = ({ began, ended }: Run): boolean => began !== null && ended === null;

/** As the repository reads it from the jobs' rows. */
function tell(runs: readonly Run[], now: number, processors: number): number | null {
  const openRuns = runs.filter(({ studio, ended }) => studio === 0 && ended === null);
  const open = openRuns.map(
    (run, i): OpenWork => ({
      ...{ kind: 'video', id: String(i), name: '', job: run.job, isRunning: isRunning(run), bytes: 0 },
      progress: isRunning(run) ? 1 - run.left / run.all : 0,
      elapsed: run.began === null ? 0 : now - run.began,
    }),
  );
  const paces = KINDS.map(({ job }): Pace => {
    const of = runs.filter((run) => run.job === job);
    const recent = of.filter(({ ended }) => ended !== null).slice(-30);
    const mineLast = of.findLastIndex(({ studio, began }) => studio === 0 && began === null);
    return {
      ...{ job, jobs: recent.length, bytes: 0, running: of.filter(isRunning).length },
      seconds: recent.reduce((sum, { began, ended }) => sum + (ended ?? 0) - (began ?? 0), 0),
      beside: recent.reduce((sum, run) => sum + beside(runs, run, now), 0),
      othersAhead: of.filter(({ studio, began }, i) => studio !== 0 && began === null && i < mineLast).length,
      ended: of.filter(({ ended }) => ended !== null).length,
      open: of.filter(({ ended }) => ended === null).length,
    };
  });
  return estimate('p', open, [], paces, processors).secondsLeft;
}

/** Seconds that others ran while this one did. */
function beside(runs: readonly Run[], { began, ended }: Run, now: number): number {
  return runs.reduce((sum, other) => {
    if (other.began === null || (other.began === began && other.ended === ended)) return sum;
    return sum + Math.max(0, Math.min(other.ended ?? now, ended ?? now) - Math.max(other.began, began ?? now));
  }, 0);
}
