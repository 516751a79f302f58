import { createHash } from 'node:crypto';
import { errors } from '../../core/errors/errors.js';

/** Algorithms of the checksum extension, in our order of preference; the protocol asks for SHA-1. */
export const CHECKSUM_ALGORITHMS = ['sha256', 'sha1', 'md5'] as const;

/** What a client says its request carries. */
export interface Checksum {
  algorithm: (typeof CHECKSUM_ALGORITHMS)[number];
  digest: Buffer;
}

/** Reads `Upload-Checksum: <algorithm> <digest in Base64>`; null without one. @throws ProblemError 400 */
export function parseChecksum(header: string | undefined): Checksum | null {
  if (header === undefined) return null;
  const [name, text = '', ...rest] = header.trim().split(/ +/);
  const algorithm = CHECKSUM_ALGORITHMS.find((known) => known === name);
  const digest = Buffer.from(text, 'base64');
  if (!algorithm || rest.length > 0 || digest.length !== createHash(algorithm).digest().length) {
    throw errors.badChecksumHeader(CHECKSUM_ALGORITHMS);
  }
  return { algorithm, digest };
}
