import type { ByteRange } from '@argument/storage';

/**
 * The part that a Range header asks for (RFC 9110, 14.2). Null means the whole file: no header, one that we do not
 * understand, or several parts at once. `unsatisfiable` means a part that does not exist.
 */
export function parseRange(header: string | undefined, bytes: number): Required<ByteRange> | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!match) return null;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return null;
  if (first === '') {
    const suffix = Number(last);
    return suffix === 0 || bytes === 0 ? 'unsatisfiable' : { start: Math.max(0, bytes - suffix), end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== '' && Number(last) < start) return null;
  return start >= bytes ? 'unsatisfiable' : { start, end };
}
