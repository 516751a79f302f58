import type { OutgoingHttpHeaders } from 'node:http';

/** The worker of AR.js: an Emscripten module, which builds its bindings at run time. A worker has a policy of its own. */
const ARJS_WORKER = /^\/assets\/arjs-worker-[\w-]+\.js$/;

/**
 * What the viewer's page may do. It may be embedded anywhere; it runs no script that is not its own. The same as in
 * `infra/proxy/Caddyfile`.
 *
 * @param assets origin of published files where that is not the viewer's own
 * @param path of the file, from the viewer's root
 */
export function viewerHeaders(assets: string | undefined, path: string): OutgoingHttpHeaders {
  const elsewhere = assets ? ` ${new URL(assets).origin}` : '';
  const policy = {
    'default-src': "'none'",
    'script-src': `'self' 'wasm-unsafe-eval'${ARJS_WORKER.test(path) ? " 'unsafe-eval'" : ''}`,
    'worker-src': "'self'",
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
