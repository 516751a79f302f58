import type { Action, ApiScope, FieldError, Role } from '@argument/contracts';
import { ProblemError } from './problem-error.js';

const mebibytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** Every error that the API answers, one constructor each. Codes never change: programs depend on them. */
export const errors = {
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
  notFound: (what: string) =>
    new ProblemError(404, 'not_found', 'Not found', `There is no such ${what}, or you have no access to it.`),
  noSuchRoute: (method: string, path: string) =>
    new ProblemError(404, 'request.no_such_route', 'Not found', `There is no ${method} ${path}. See /api/docs.`),
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

  unauthenticated: () =>
    new ProblemError(401, 'auth.required', 'Sign in first', 'Sign in, then send the access token as a bearer token.', {
      headers: { 'www-authenticate': 'Bearer' },
    }),
  tokenExpired: () =>
    new ProblemError(401, 'auth.token_expired', 'Your access token has expired', 'Refresh it and try again.', {
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    }),
  badCredentials: () =>
    new ProblemError(
      401,
      'auth.bad_credentials',
      'E-mail address or password is wrong',
      'No account has this e-mail address with this password. Check both, or reset your password.',
    ),
  sessionEnded: () => new ProblemError(401, 'auth.session_ended', 'Your session has ended', 'Sign in again to go on.'),
  refreshRaced: () =>
    new ProblemError(
      409,
      'auth.refresh_raced',
      'Another tab has renewed the session',
      'The refresh cookie has been renewed by another request at the same time. Try again with the new one.',
    ),
  blocked: () =>
    new ProblemError(403, 'auth.blocked', 'This account is blocked', 'Ask the operator of this installation why.'),
  emailTaken: () =>
    new ProblemError(
      409,
      'auth.email_taken',
      'This e-mail address has an account',
      'Sign in instead, or reset your password if you have forgotten it.',
    ),
  emailTokenInvalid: () =>
    new ProblemError(
      410,
      'auth.link_expired',
      'This link is no longer valid',
      'It was used before or has expired. Ask for a new message.',
    ),
  scopeMissing: (scope: ApiScope | null) =>
    new ProblemError(
      403,
      'auth.scope_missing',
      'This API key may not do this',
      scope === null ? 'No API key can do this. Sign in instead.' : `Use a key with the scope ${scope}.`,
    ),
  operatorsOnly: () =>
    new ProblemError(
      403,
      'auth.operators_only',
      'For operators only',
      'Only an operator of this installation may do this.',
    ),
  notAllowed: (action: Action, role: Role): ProblemError => {
    if (action === 'installation') return errors.operatorsOnly();
    return role === 'viewer' ? errors.readOnlyRole() : errors.roleTooSmall();
  },
  roleTooSmall: () =>
    new ProblemError(
      403,
      'auth.role_too_small',
      'Your role does not allow this',
      'Ask an admin of the workspace to do it, or for another role.',
    ),
  readOnlyRole: () =>
    new ProblemError(
      403,
      'auth.read_only',
      'You may only read here',
      'Ask an admin of the workspace for another role.',
    ),
  jobNotRetryable: () =>
    new ProblemError(
      409,
      'admin.job_not_retryable',
      'This job cannot be tried again',
      'It has not failed, or the upload itself is at fault. Its owner has to upload the file again.',
    ),
  ownerStays: () =>
    new ProblemError(
      409,
      'workspaces.owner_stays',
      'The owner stays an admin',
      'The owner of a workspace can be neither removed nor demoted. Make another member the owner first.',
    ),
  ownersOnly: () =>
    new ProblemError(
      403,
      'workspaces.owners_only',
      'For the owner only',
      'Only the owner of the workspace may do this.',
    ),
  alreadyMember: () =>
    new ProblemError(
      409,
      'workspaces.already_member',
      'This person is a member already',
      'Somebody with this e-mail address belongs to the workspace. Change their role instead.',
      { errors: [{ path: 'email', message: 'This person is a member already.' }] },
    ),
  invitedOther: (email: string) =>
    new ProblemError(
      409,
      'workspaces.invited_other',
      'This invitation is for somebody else',
      `It was sent to ${email}. Sign in with that address to accept it.`,
    ),
  commonPassword: () =>
    new ProblemError(
      422,
      'auth.common_password',
      'This password is easy to guess',
      'Many people use it, or it is made of your name or address. Choose words that nobody would expect of you.',
      { errors: [{ path: 'password', message: 'This password is easy to guess. Choose another one.' }] },
    ),
  wrongPassword: () =>
    new ProblemError(422, 'auth.wrong_password', 'The password is wrong', 'Your present password is another one.', {
      errors: [{ path: 'currentPassword', message: 'Your present password is another one.' }],
    }),
  lastOperator: () =>
    new ProblemError(
      409,
      'admin.last_operator',
      'An installation needs an operator',
      'This is the only operator who can sign in. Make somebody else an operator first.',
    ),

  projectQuota: (limit: number) =>
    new ProblemError(
      403,
      'quota.projects_exceeded',
      'You have used all your projects',
      `Your plan has room for ${limit} projects. Delete one you no longer need.`,
    ),
  storageQuota: (limitBytes: number) =>
    new ProblemError(
      403,
      'quota.storage_exceeded',
      'Your storage is full',
      `Your plan has room for ${mebibytes(limitBytes)} and this file does not fit in what is left. Delete what you no longer need.`,
    ),

  notMultipart: () =>
    new ProblemError(
      415,
      'upload.not_multipart',
      'This is not an upload',
      'Send multipart/form-data with the fields projectId and file.',
    ),
  brokenUpload: (cause: unknown) =>
    new ProblemError(400, 'upload.interrupted', 'The upload broke off', 'The file did not arrive whole. Try again.', {
      cause,
    }),
  emptyFile: (instead: string) =>
    new ProblemError(415, 'upload.empty_file', 'The file is empty', `The file has no content. ${instead}`),
  unsupportedFile: (found: string, instead: string) =>
    new ProblemError(
      415,
      'upload.unsupported_type',
      'This kind of file is not supported',
      `The file is ${found}, whatever its name says. ${instead}`,
    ),
  fileTooLarge: (kind: string, limitBytes: number) =>
    new ProblemError(
      413,
      'upload.too_large',
      'The file is too large',
      `${kind} may have at most ${mebibytes(limitBytes)}. Make it smaller and try again.`,
    ),
  tooManyPixels: (width: number, height: number, limit: number) =>
    new ProblemError(
      413,
      'upload.too_many_pixels',
      'The picture has too many pixels',
      `The picture is ${width} x ${height} pixels; at most ${limit} x ${limit} are allowed. Scale it down and try again.`,
    ),
  tooLong: (seconds: number, limitSeconds: number) =>
    new ProblemError(
      413,
      'upload.too_long',
      'The video is too long',
      `The video runs for ${Math.ceil(seconds)} s; at most ${limitSeconds} s are allowed. Cut it and try again.`,
    ),

  notDirect: () =>
    new ProblemError(
      409,
      'upload.not_direct',
      'This upload goes another way',
      'It was begun by the tus protocol. Send its bytes by PATCH to its own address.',
    ),
  partsMissing: (cause: unknown) =>
    new ProblemError(
      409,
      'upload.parts_missing',
      'Parts of the file are missing',
      'Not all parts have arrived as you say. Send those that are missing again, then complete the upload.',
      { cause },
    ),
  uploadExpired: () =>
    new ProblemError(410, 'upload.expired', 'This upload has expired', 'It was not finished in time. Start it again.'),
  checksumMismatch: () =>
    new ProblemError(
      460,
      'upload.checksum_mismatch',
      'The bytes have changed on the way',
      'What arrived does not match its checksum. Nothing was kept of it; send it again.',
    ),
  badChecksumHeader: (algorithms: readonly string[]) =>
    new ProblemError(
      400,
      'upload.bad_checksum',
      'The checksum cannot be read',
      `Send Upload-Checksum as the name of an algorithm (${algorithms.join(', ')}), a space and the digest in Base64.`,
    ),
  /** What the resumable protocol itself refuses. */
  uploadProtocol: (status: number, detail: string) =>
    new ProblemError(status, 'upload.protocol', 'This request does not fit the upload', detail),

  imageFailed: () =>
    new ProblemError(
      409,
      'markers.image_failed',
      'This picture cannot become a marker',
      'The picture could not be read. Upload another one and use that.',
    ),
  otherProject: (what: string) =>
    new ProblemError(
      409,
      'markers.other_project',
      'These do not belong together',
      `The ${what} belongs to another project. Use one of the same project.`,
    ),
  slugTaken: (slug: string) =>
    new ProblemError(
      409,
      'links.slug_taken',
      'This address is taken',
      `The address "${slug}" is in use. Choose another.`,
      {
        errors: [{ path: 'slug', message: 'This address is in use. Choose another.' }],
      },
    ),
  notPublishedYet: () =>
    new ProblemError(
      503,
      'links.not_published_yet',
      'This link is being published',
      'The link was made a moment ago and is not published yet. Try again in a second.',
      { headers: { 'retry-after': '1' } },
    ),
  noPhoneAddress: () =>
    new ProblemError(
      409,
      'links.no_phone_address',
      'There is no address for phones',
      'This installation has no HTTPS address in the local network. Use the public address.',
    ),
  tooManySheetPages: (pages: number, limit: number) =>
    new ProblemError(
      422,
      'print_sheet.too_many_pages',
      'Too many pages',
      `This link has ${pages} markers and one sheet at most ${limit} pages. Name a marker with markerId.`,
    ),
  pictureTooWide: (largestWidth: number) =>
    errors.invalidFields([
      {
        path: 'pictureWidth',
        message: `On this paper the picture can be at most ${largestWidth} mm wide. Use a smaller width or a larger paper.`,
      },
    ]),
  urlExpired: () =>
    new ProblemError(
      403,
      'files.url_expired',
      'This address is no longer valid',
      'The address of the file has expired or was changed. Ask the API for a new one.',
    ),
  rangeNotSatisfiable: (bytes: number) =>
    new ProblemError(416, 'files.bad_range', 'This part does not exist', `The file has ${bytes} bytes.`, {
      headers: { 'content-range': `bytes */${bytes}` },
    }),
  trackBody: () =>
    new ProblemError(
      422,
      'analytics.bad_body',
      'This is not an event',
      'Send one event or { "events": [...] } with 1 to 100 of them.',
      { errors: [{ path: 'events', message: 'Send 1 to 100 events.' }] },
    ),
};

function describeFields(fields: FieldError[]): string {
  const first = fields[0];
  if (!first) return 'Check the fields and try again.';
  const rest = fields.length - 1;
  const more = rest === 0 ? '' : ` And ${rest} more.`;
  return first.path === '' ? `${first.message}${more}` : `${first.path}: ${first.message}${more}`;
}
