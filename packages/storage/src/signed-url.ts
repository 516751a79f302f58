import { createHmac, timingSafeEqual } from 'node:crypto';

/** The path under which the API serves the filesystem store. */
export const FILES_PATH = '/files/';

/** The query of a signed address, as it arrives. */
export interface SignedQuery {
  expires?: string | undefined;
  signature?: string | undefined;
  download?: string | undefined;
}

export type SignedUrlCheck =
  | { valid: true; downloadName: string | null }
  | { valid: false; reason: 'malformed' | 'expired' | 'forged' };

/** A path that reads `key` until `expires` (Unix time in seconds). */
export function signUrl(secret: string, key: string, expires: number, downloadName?: string): string {
  const query = new URLSearchParams({ expires: String(expires) });
  if (downloadName !== undefined) query.set('download', downloadName);
  query.set('signature', signatureOf(secret, key, String(expires), downloadName));
  return `${FILES_PATH}${key}?${query}`;
}

/** Checks an address that {@link signUrl} made; `key` is the path behind {@link FILES_PATH}. `now` in ms. */
export function verifySignedUrl(
  secret: string,
  key: string,
  query: SignedQuery,
  now: number = Date.now(),
): SignedUrlCheck {
  const { expires, signature, download } = query;
  if (expires === undefined || signature === undefined || !/^\d{1,12}$/.test(expires)) {
    return { valid: false, reason: 'malformed' };
  }
  const expected = Buffer.from(signatureOf(secret, key, expires, download));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { valid: false, reason: 'forged' };
  if (Number(expires) * 1000 <= now) return { valid: false, reason: 'expired' };
  return { valid: true, downloadName: download ?? null };
}

/** A Content-Disposition that saves the file under `name`, whatever its letters (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

function signatureOf(secret: string, key: string, expires: string, downloadName: string | undefined): string {
  // A key of its own, so that a signature of one purpose never serves another that uses the same secret.
  const purposeKey = createHmac('sha256', secret).update('argument:files:v1').digest();
  return createHmac('sha256', purposeKey)
    .update(JSON.stringify([key, expires, downloadName ?? null]))
    .digest('base64url');
}
