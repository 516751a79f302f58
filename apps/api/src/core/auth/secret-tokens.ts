import { createHash, randomBytes } from 'node:crypto';

/** A token for a cookie or a message: 256 random bits. The database keeps only its hash. */
export function newSecretToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: hashSecretToken(token) };
}

export const hashSecretToken = (token: string): string => createHash('sha256').update(token).digest('hex');
