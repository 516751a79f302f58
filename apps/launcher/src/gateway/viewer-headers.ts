import type { OutgoingHttpHeaders } from 'node:http';

/**
 * What the viewer's page may do. It may be embedded anywhere; it runs no script that is not its own.
 *
 * @param assets origin of published files where that is not the viewer's own
 */
export function viewerHeaders(assets: string | undefined): OutgoingHttpHeaders {
  const elsewhere = assets ? ` ${new URL(assets).origin}` : '';
  const policy = {
    'default-src': "'none'",
    // The AR.js tracker is an Emscripten module, which builds its bindings at run time.
    'script-src': "'self' 'wasm-unsafe-eval' 'unsafe-eval' blob:",
    'worker-src': "'self' blob:",
    'style-src': "'self' 'unsafe-inline'",
    'font-src': "'self' data:",
    'img-src': `'self' data: blob:${elsewhere}`,
    'media-src': `'self' data: blob:${elsewhere}`,
    'connect-src': `'self' data: blob:${elsewhere}`,
    'manifest-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': '*',
  };
  return {
    'content-security-policy': Object.entries(policy)
      .map(([name, value]) => `${name} ${value}`)
      .join('; '),
    'permissions-policy': 'camera=(self), microphone=(self), geolocation=()',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
  };
}
