import { ApiError } from './problem.js';

/** Milliseconds before another try makes sense, or null when it makes none: what was refused stays refused. */
export function nextTryMs(tries: number, error: unknown): number | null {
  if (!(error instanceof ApiError)) return null;
  if (error.code === 'request.idempotency_key_busy') return error.retryAfterMs ?? 1_000;
  if (error.status === 429) return Math.min(60_000, error.retryAfterMs ?? 5_000);
  return error.status >= 500 ? 500 * 2 ** tries * (0.75 + Math.random() / 2) : null;
}

/** @throws the signal's reason when it was given up meanwhile */
export function pause(ms: number, signal?: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}
