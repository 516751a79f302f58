import { ProblemError } from './problem-error.js';

const mebibytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** When a storage in trouble may be asked again, s. */
const STORAGE_RETRY_S = 5;

/** Files that cannot be taken, and room that is not there. */
export const uploadErrors = {
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
  /** Trouble of the storage on any way that touches a file. */
  storageUnavailable: (cause: unknown) =>
    new ProblemError(
      503,
      'storage.unavailable',
      'The storage does not answer',
      `Files cannot be stored or read at the moment. Nothing was kept by half. Try again in ${STORAGE_RETRY_S} s.`,
      { headers: { 'retry-after': String(STORAGE_RETRY_S) }, cause },
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
};
