import { ApiError } from '@argument/sdk';

export { ApiError } from '@argument/sdk';

export const isNotFound = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

/** Whether a query asks again by itself, and after how many milliseconds: what was refused stays refused, the rest may pass. */
export function nextTry(failures: number, error: unknown): number | null {
  if (!(error instanceof ApiError)) return null;
  if (error.status === 429 && failures < 3)
    return Math.min(60_000, (error.retryAfterMs ?? 5_000) + Math.random() * 1_500);
  return error.status >= 500 && failures < 2 ? 1_000 * 2 ** failures : null;
}

/** Any thrown thing in plain words. */
export function plainWords(error: unknown): { title: string; detail: string } {
  if (error instanceof ApiError) return error.problem;
  return { title: 'Something went wrong here', detail: 'Reload the page. If it happens again, tell your operator.' };
}
