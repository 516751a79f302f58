/** Whether events arrive from the server. */
export type LiveState = 'connecting' | 'on' | 'off';

const UNFINISHED = new Set(['queued', 'processing']);

/**
 * Milliseconds until a list is read again, false for never. While something is being made it is read often without events,
 * seldom with them: an event is only a hint, and one may be lost.
 */
export function pollEvery(items: readonly { status: string }[], live: LiveState): number | false {
  if (!items.some(({ status }) => UNFINISHED.has(status))) return false;
  return live === 'on' ? 12_000 : 3_000;
}
