import { createHash, randomBytes } from 'node:crypto';

const PREFIX = 'arg_';
const SHOWN = 10;

/** A new key: 256 random bits. The database keeps its hash, and its first characters to tell keys apart. */
export function newApiKey(): { key: string; keyHash: string; prefix: string } {
  const key = `${PREFIX}${randomBytes(32).toString('base64url')}`;
  return { key, keyHash: hashApiKey(key), prefix: key.slice(0, SHOWN) };
}

export const isApiKey = (token: string): boolean => token.startsWith(PREFIX);
export const hashApiKey = (key: string): string => createHash('sha256').update(key).digest('hex');
