/** Exit code of a process whose configuration is wrong (EX_CONFIG): starting it again would not help. */
export const CONFIG_EXIT_CODE = 78;
const LONGEST_PAUSE_MS = 30_000;
/** A process that lived this long (ms) is forgiven its earlier crashes. */
const STABLE_MS = 60_000;
const MOST_CRASHES_BEFORE_READY = 3;

export interface Ending {
  exitCode: number | null;
  /** How long it lived, in ms. */
  livedMs: number;
  /** Crashes in a row before this one. */
  earlierCrashes: number;
  /** Whether the platform was ready at least once. */
  wasReady: boolean;
}

export type Decision = { restart: true; afterMs: number; crashes: number } | { restart: false };

/** What to do with a process that ended without being asked to. */
export function afterEnding({ exitCode, livedMs, earlierCrashes, wasReady }: Ending): Decision {
  const crashes = livedMs >= STABLE_MS ? 1 : earlierCrashes + 1;
  if (exitCode === CONFIG_EXIT_CODE) return { restart: false };
  if (!wasReady && crashes >= MOST_CRASHES_BEFORE_READY) return { restart: false };
  return { restart: true, afterMs: Math.min(1000 * 2 ** (crashes - 1), LONGEST_PAUSE_MS), crashes };
}
