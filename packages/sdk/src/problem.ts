import type { Problem } from './generated/schemas.js';

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

  /** Stable, for programs: `links.slug_taken`. */
  get code(): string {
    return this.problem.code;
  }

  /** The first message of every wrong field, by its path. */
  fields(): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const { path, message } of this.problem.errors ?? []) fields[path] ??= message;
    return fields;
  }
}

/** Status of the problem that stands for no answer at all. */
export const UNREACHABLE = 599;

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
  if (isProblem(body)) return body;
  return { type: 'about:blank', status, code: `http.${status}`, ...fallback(status) };
}

function isProblem(body: unknown): body is Problem {
  if (typeof body !== 'object' || body === null) return false;
  const { type, title, status, detail, code, errors = [] } = body as Partial<Record<keyof Problem, unknown>>;
  const texts = [type, title, detail, code].every((text) => typeof text === 'string');
  return texts && typeof status === 'number' && Array.isArray(errors);
}

/** What an answer says that is no success. */
export async function errorOf(response: Response): Promise<ApiError> {
  const wait = Number(response.headers.get('retry-after'));
  const problem = toProblem(response.status, await response.json().catch(() => null));
  return new ApiError(problem, undefined, wait > 0 ? wait * 1000 : null);
}

export const unreachable = (cause: unknown): ApiError =>
  new ApiError(
    {
      type: 'about:blank',
      title: 'The server cannot be reached',
      status: UNREACHABLE,
      detail: 'Check your connection and that the platform is running, then try again.',
      code: 'network.unreachable',
    },
    { cause },
  );
