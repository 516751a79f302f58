import type { FieldError, Problem } from '@argument/contracts';

/** An error that a client is told about; every one is made by the catalogue in `errors.ts`. */
export class ProblemError extends Error {
  constructor(
    readonly status: number,
    /** Stable, for programs. */
    readonly code: string,
    readonly title: string,
    /** What happened, to what, and what to do. */
    detail: string,
    readonly options: { errors?: FieldError[]; headers?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ProblemError';
  }

  toProblem(requestId: string): Problem {
    return {
      type: `/api/docs#${this.code}`,
      title: this.title,
      status: this.status,
      detail: this.message,
      code: this.code,
      ...(this.options.errors ? { errors: this.options.errors } : {}),
      requestId,
    };
  }
}
