import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const ISSUER = 'ARgument';
const PERIOD_SECONDS = 30;
/** Clocks of phones may be off by so many periods. */
const DRIFT = 1;
const RECOVERY_CODES = 10;

/** The secret of an authenticator app, in Base32: 160 bits, as RFC 4226 recommends. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

/** Settings that every authenticator app knows: SHA-1, six digits, 30 seconds (RFC 6238). */
const totp = (secret: string, label = '') =>
  new TOTP({ issuer: ISSUER, label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_SECONDS });

export const otpauthUrl = (secret: string, email: string): string => totp(secret, email).toString();

/** The time step that a code belongs to; null when it is wrong. `now` in ms. */
export function stepOf(secret: string, code: string, now: number): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now, window: DRIFT });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD_SECONDS) + delta;
}

/** Codes of 80 random bits, written in groups: too many to guess, so a plain hash keeps them. */
export function newRecoveryCodes(): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, () =>
    (new Secret({ buffer: new Uint8Array(randomBytes(10)).buffer }).base32.match(/.{4}/g) ?? [])
      .join('-')
      .toLowerCase(),
  );
  return { codes, hashes: codes.map(hashRecoveryCode) };
}

/** Capitals, spaces and hyphens don't matter. */
export const hashRecoveryCode = (code: string): string =>
  createHash('sha256')
    .update(code.toLowerCase().replaceAll(/[^a-z2-7]/g, ''))
    .digest('hex');
