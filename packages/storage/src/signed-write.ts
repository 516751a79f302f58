import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignedWrite, WriteTerms } from './object-store.js';
import { FILES_PATH } from './signed-url.js';

/** One part of a multipart upload. */
export interface PartOf {
  multipartId: string;
  /** 1 to 10,000. */
  number: number;
}

/** What an address allows that was made by {@link signWrite}. */
export interface AllowedWrite {
  contentType: string;
  bytes: number;
  part: PartOf | null;
}

export type WriteQuery = Partial<Record<'type' | 'bytes' | 'expires' | 'multipart' | 'part' | 'signature', string>>;

/** A path that takes one PUT of exactly this type and length at `key`, until `expires` (Unix time in seconds). */
export function signWrite(
  secret: string,
  key: string,
  expires: number,
  terms: Pick<WriteTerms, 'contentType' | 'bytes'>,
  part?: PartOf,
): SignedWrite {
  const query = new URLSearchParams({
    type: terms.contentType,
    bytes: String(terms.bytes),
    expires: String(expires),
    ...(part ? { multipart: part.multipartId, part: String(part.number) } : {}),
  });
  query.set('signature', signatureOf(secret, key, Object.fromEntries(query)));
  return {
    url: `${FILES_PATH}${key}?${query}`,
    headers: { 'content-type': terms.contentType, 'content-length': String(terms.bytes) },
  };
}

/** Null for an address that was changed, has run out, or was never ours. `now` in ms. */
export function verifyWrite(secret: string, key: string, query: WriteQuery, now = Date.now()): AllowedWrite | null {
  const { signature = '', ...signed } = query;
  const expected = Buffer.from(signatureOf(secret, key, signed));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  if (Number(signed.expires) * 1000 <= now) return null;
  const part = signed.multipart ? { multipartId: signed.multipart, number: Number(signed.part) } : null;
  return { contentType: signed.type ?? '', bytes: Number(signed.bytes), part };
}

function signatureOf(secret: string, key: string, { type, bytes, expires, multipart, part }: WriteQuery): string {
  // Of its own, so that an address for reading never writes.
  const purposeKey = createHmac('sha256', secret).update('argument:writes:v1').digest();
  const signed = ['PUT', key, type ?? null, bytes ?? null, expires ?? null, multipart ?? null, part ?? null];
  return createHmac('sha256', purposeKey).update(JSON.stringify(signed)).digest('base64url');
}
