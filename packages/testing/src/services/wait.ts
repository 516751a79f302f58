import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Asks until the answer is neither null, undefined nor false, and answers it.
 *
 * @throws when that takes longer than `timeoutMs` (10,000 unless given); says what was waited for
 */
export async function waitFor<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  timeoutMs = 10_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() >= end) throw new Error(`Waited ${timeoutMs} ms for ${what}.`);
    await sleep(25);
  }
}
