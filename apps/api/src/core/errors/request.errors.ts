import type { FieldError } from '@argument/contracts';
import { ProblemError } from './problem-error.js';

/** What is wrong with a request whatever it is about. */
export const requestErrors = {
  invalidFields: (fields: FieldError[]) =>
    new ProblemError(422, 'request.invalid_fields', 'Some fields are wrong', describeFields(fields), {
      errors: fields,
    }),
  malformedBody: (cause?: unknown) =>
    new ProblemError(
      400,
      'request.malformed_body',
      'The body cannot be read',
      'The body is not valid JSON. Check its syntax and the Content-Type header.',
      { cause },
    ),
  unreadableText: () =>
    new ProblemError(
      400,
      'request.unreadable_text',
      'A text cannot be read',
      'A text holds NUL or half of a surrogate pair, which are no characters. Leave them out.',
    ),
  /** What the server refuses before any of ours is asked: a header that is too long, a method that nobody knows. */
  refusedByServer: (status: number, cause?: unknown) =>
    new ProblemError(
      status,
      'request.refused',
      'The request is refused',
      'The request does not follow HTTP as this server speaks it. Check its headers and try again.',
      { cause },
    ),
  bodyTooLarge: (limitBytes: number) =>
    new ProblemError(
      413,
      'request.body_too_large',
      'The body is too large',
      `A request body may have at most ${Math.floor(limitBytes / 1024)} KB. Send less at a time.`,
    ),
  unsupportedBody: () =>
    new ProblemError(
      415,
      'request.unsupported_content_type',
      'This content type is not supported',
      'Send JSON with the header Content-Type: application/json.',
    ),
  idempotencyKeyUnreadable: () =>
    new ProblemError(
      400,
      'request.idempotency_key_unreadable',
      'The idempotency key cannot be used',
      'Idempotency-Key takes 1 to 255 visible characters of ASCII. Take a UUID.',
    ),
  idempotencyKeyReused: () =>
    new ProblemError(
      422,
      'request.idempotency_key_reused',
      'The idempotency key stands for another request',
      'You sent this key with another request within a day. Take a new key for a new request.',
    ),
  idempotencyKeyBusy: () =>
    new ProblemError(
      409,
      'request.idempotency_key_busy',
      'The first request is still being answered',
      'A request with this key is being carried out. Send it again in a moment to get its answer.',
      { headers: { 'retry-after': '1' } },
    ),
  idempotencyAnswerLost: () =>
    new ProblemError(
      409,
      'request.idempotency_answer_lost',
      'It is done, but the answer was lost',
      'The first request with this key was carried out, and was cut off before it could be answered. Read the list to find what it made.',
    ),
  notFound: (what: string) =>
    new ProblemError(404, 'not_found', 'Not found', `There is no such ${what}, or you have no access to it.`),
  noSuchRoute: (method: string, path: string) =>
    new ProblemError(404, 'request.no_such_route', 'Not found', `There is no ${method} ${path}. See /api/docs.`),
  /** Two requests at once: what this one needs was taken, changed or deleted while it was carried out. */
  overtaken: (cause: unknown) =>
    new ProblemError(
      409,
      'request.overtaken',
      'Something else came first',
      'What this is about was changed or deleted at the same moment. Nothing was changed. Read it anew, then try again.',
      { cause },
    ),
  unavailable: (cause: unknown) =>
    new ProblemError(
      503,
      'unavailable',
      'The platform cannot answer in time',
      `Too much is asked of the platform at the moment, or a part of it starts anew. Try again in ${RETRY_S} s; with the same Idempotency-Key nothing is done twice.`,
      { headers: { 'retry-after': String(RETRY_S) }, cause },
    ),
  internal: (cause: unknown) =>
    new ProblemError(
      500,
      'internal',
      'Something went wrong on our side',
      'Your request was not carried out. Try again; if it happens again, tell the operator the request id.',
      { cause },
    ),
  tooManyRequests: (retryAfterSeconds: number) =>
    new ProblemError(
      429,
      'request.too_many',
      'Too many requests',
      `You have sent too many requests. Try again in ${retryAfterSeconds} s.`,
      { headers: { 'retry-after': String(retryAfterSeconds) } },
    ),
};

/** Long enough for a crowd to pass or a server to start. */
const RETRY_S = 5;

function describeFields(fields: FieldError[]): string {
  const first = fields[0];
  if (!first) return 'Check the fields and try again.';
  const rest = fields.length - 1;
  const more = rest === 0 ? '' : ` And ${rest} more.`;
  return first.path === '' ? `${first.message}${more}` : `${first.path}: ${first.message}${more}`;
}
