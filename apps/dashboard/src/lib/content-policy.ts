/** Carries a request's nonce from the proxy to the page. */
export const NONCE_HEADER = 'x-nonce';

/**
 * What a page of the dashboard may load. Scripts are ours by their nonce, and what they load in turn. Pictures and videos may
 * come from any bucket, so only their schemes are named.
 *
 * @param isDevelopment Next's error overlay evaluates text
 */
export function contentPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    'img-src * data: blob:',
    'media-src * blob:',
    "connect-src 'self' https:",
    "font-src 'self' data:",
    "frame-ancestors 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "object-src 'none'",
  ].join('; ');
}
