import { z } from 'zod';
import { errors } from '../errors/errors.js';

/** Where a page ended: the sort value and the id of its last row. */
const position = z.tuple([z.string(), z.uuid()]);
export type Position = z.infer<typeof position>;

export const encodeCursor = (last: Position): string => Buffer.from(JSON.stringify(last)).toString('base64url');

/** @throws ProblemError 422 for a cursor that we did not make */
export function decodeCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    throw errors.invalidFields([{ path: 'cursor', message: 'Use the nextCursor of the page before.' }]);
  }
}

/** Ask the database for `limit + 1` rows: the one too many says whether there is a next page. */
export function toPage<T>(rows: readonly T[], limit: number, positionOf: (row: T) => Position) {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor(positionOf(last)) : null };
}
