import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { ApiEnv } from '../../env.js';
import { errors } from '../errors/errors.js';
import { ENV } from '../tokens.js';

/** A line is 40 characters of a hash and a count; bytes. */
const LONGEST_LINE = 64;

/**
 * Refuses passwords that stand in a list of breached ones: lines of SHA-1 in capitals, a colon and a count, in the order of their
 * hashes, as the files of Have I Been Pwned have them. The list is searched on disk (tens of gigabytes are fine), and nothing
 * of a password leaves the machine.
 */
@Injectable()
export class BreachedPasswords {
  constructor(@Inject(ENV) private readonly env: Pick<ApiEnv, 'BREACHED_PASSWORDS_FILE'>) {}

  /** @throws ProblemError 422 */
  async refuse(password: string): Promise<void> {
    if (this.env.BREACHED_PASSWORDS_FILE === undefined) return;
    const file = await open(this.env.BREACHED_PASSWORDS_FILE);
    try {
      const hash = createHash('sha1').update(password).digest('hex').toUpperCase();
      if (await stands(file, hash)) throw errors.breachedPassword();
    } finally {
      await file.close();
    }
  }
}

/** By halves: the line that the middle falls into says on which side to go on. */
async function stands(file: FileHandle, hash: string): Promise<boolean> {
  let [low, high] = [0, (await file.stat()).size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const { start, next, text } = await lineAt(file, middle);
    const found = text.slice(0, hash.length).toUpperCase();
    if (found === hash) return true;
    if (found < hash) low = next;
    else high = start;
  }
  return false;
}

/** The line that this byte belongs to, where it starts and where the next one does. */
async function lineAt(file: FileHandle, offset: number) {
  const from = Math.max(0, offset - LONGEST_LINE);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(3 * LONGEST_LINE), 0, 3 * LONGEST_LINE, from);
  const part = buffer.toString('latin1', 0, bytesRead);
  const start = offset === from ? 0 : part.lastIndexOf('\n', offset - from - 1) + 1;
  const end = part.indexOf('\n', offset - from);
  const text = part.slice(start, end === -1 ? undefined : end);
  return { start: from + start, next: end === -1 ? from + bytesRead : from + end + 1, text };
}
