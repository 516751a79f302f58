import { z } from 'zod';
import { errors } from '../../core/errors/errors.js';

/** Where a page of jobs ended; their ids are no UUIDs. */
const position = z.tuple([z.iso.datetime(), z.string()]);
export type JobPosition = z.infer<typeof position>;

export const encodeJobCursor = ({ createdAt, id }: { createdAt: Date; id: string }): string =>
  Buffer.from(JSON.stringify([createdAt.toISOString(), id])).toString('base64url');

/** @throws ProblemError 422 for a cursor that we did not make */
export function decodeJobCursor(cursor: string | undefined): JobPosition | null {
  if (cursor === undefined) return null;
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw errors.invalidFields([{ path: 'cursor', message: 'Use the nextCursor of the page before.' }]);
  }
}
