import { randomInt } from 'node:crypto';
import { isReservedSlug } from '@argument/contracts';

/** Without letters and digits that look alike in print. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const LENGTH = 7;

/** A short public key; 31^7, so two are the same about once in 27 thousand million. */
export function newSlug(): string {
  const slug = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return isReservedSlug(slug) ? newSlug() : slug;
}
