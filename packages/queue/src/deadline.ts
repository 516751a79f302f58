import { setTimeout as sleep } from 'node:timers/promises';

/** Whether `work` ended, in whichever way, within `ms`. */
export async function settleWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  const timer = new AbortController();
  const ended = work.then(
    () => true,
    () => true,
  );
  const late = sleep(ms, false, { signal: timer.signal, ref: true }).catch(() => false);
  try {
    return await Promise.race([ended, late]);
  } finally {
    timer.abort();
  }
}

/** Closes something that may hang, as a worker whose server is gone does; the process must still be able to end. */
export async function closeWithin(close: () => Promise<unknown>, ms: number): Promise<void> {
  await settleWithin(close(), ms);
}
