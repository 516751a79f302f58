/** Thrown for a key that no store may take. */
export class InvalidKeyError extends Error {
  constructor(key: string) {
    super(
      `${JSON.stringify(key.slice(0, 200))} is not a key: use segments of A-Z, a-z, 0-9, ".", "_" and "-", joined by "/".`,
    );
    this.name = 'InvalidKeyError';
  }
}

const SEGMENT = /^[A-Za-z0-9._-]{1,200}$/;

/** @throws InvalidKeyError */
export function assertKey(key: string): void {
  const segments = key.split('/');
  const valid = segments.every((segment) => SEGMENT.test(segment) && segment !== '.' && segment !== '..');
  if (!valid || key.length > 900) throw new InvalidKeyError(key);
}

const MIN_EXPIRY_S = 60;
const MAX_EXPIRY_S = 604_800;

export function assertExpiry(seconds: number): void {
  if (!(seconds >= MIN_EXPIRY_S && seconds <= MAX_EXPIRY_S)) {
    throw new RangeError(`A signed address lives from ${MIN_EXPIRY_S} to ${MAX_EXPIRY_S} s, not ${seconds} s.`);
  }
}

/** Long enough to begin an upload, too short to be passed around. */
const MAX_WRITE_EXPIRY_S = 300;

export function assertWriteTerms({ bytes, expiresInSeconds }: { bytes: number; expiresInSeconds: number }): void {
  if (!(expiresInSeconds >= 1 && expiresInSeconds <= MAX_WRITE_EXPIRY_S)) {
    throw new RangeError(`An address to write lives from 1 to ${MAX_WRITE_EXPIRY_S} s, not ${expiresInSeconds} s.`);
  }
  if (!(Number.isSafeInteger(bytes) && bytes >= 0)) throw new RangeError(`${bytes} is not a number of bytes.`);
}
