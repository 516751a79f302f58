import { errors } from '../errors/errors.js';

/** NUL, which PostgreSQL cannot keep, and halves of surrogate pairs, which are no characters. */
const isReadable = (text: string): boolean => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text);

/** What the database could not keep is refused where it comes in, for every field alike. @throws ProblemError 400 */
export function mustBeReadable(...texts: readonly unknown[]): void {
  for (const text of texts) {
    if (typeof text === 'string' && !isReadable(text)) throw errors.unreadableText();
    else if (Array.isArray(text)) mustBeReadable(...text);
  }
}
