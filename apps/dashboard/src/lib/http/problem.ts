import { type Problem, problem as problemSchema } from '@argument/contracts';

/** An answer that is not a success, or no answer at all. `problem.detail` is fit to be shown. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly problem: Problem,
    options?: ErrorOptions,
    /** Milliseconds after which asking again makes sense, where the server said so. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(problem.detail, options);
  }

  get status(): number {
    return this.problem.status;
  }

  /** The first message of every wrong field, by its path. */
  fields(): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const { path, message } of this.problem.errors ?? []) fields[path] ??= message;
    return fields;
  }
}

const fallback = (status: number): Pick<Problem, 'title' | 'detail'> => {
  if (status === 413) return { title: 'The file is too large', detail: 'Choose a smaller file and try again.' };
  if (status === 429)
    return {
      title: 'Too many requests',
      detail: 'You have asked a lot in a short time. Wait a minute, then try again.',
    };
  if (status >= 500)
    return { title: 'The server has a problem', detail: 'Nothing you did was lost. Wait a moment, then try again.' };
  return { title: 'This did not work', detail: 'The server refused the request. Reload the page and try again.' };
};

/** Reads problem details from a body; a proxy's HTML page gets words of our own. */
export function toProblem(status: number, body: unknown): Problem {
  const parsed = problemSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  return { type: 'about:blank', status, code: `http.${status}`, ...fallback(status) };
}

export const unreachable = (cause: unknown): ApiError =>
  new ApiError(
    {
      type: 'about:blank',
      title: 'The server cannot be reached',
      status: 599,
      detail: 'Check your connection and that the platform is running, then try again.',
      code: 'network.unreachable',
    },
    { cause },
  );

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
