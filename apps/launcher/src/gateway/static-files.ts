import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { pipeline } from 'node:stream';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.dat': 'application/octet-stream',
  '.txt': 'text/plain; charset=utf-8',
};
/** Smallest first; the build writes both beside each text file. */
const ENCODINGS = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
];

/** Files in `assets/` have their hash in the name. */
const cacheControl = (path: string) =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';

/**
 * Serves a folder of a single-page site: a path without an extension is the page, whose script reads the address.
 *
 * @param path of the request within the site, still percent-encoded
 */
export async function serveFile(
  folder: string,
  path: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  headers: OutgoingHttpHeaders,
): Promise<void> {
  if (incoming.method !== 'GET' && incoming.method !== 'HEAD') {
    outgoing.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const name = fileName(path);
  const found = name === null ? null : await find(folder, name, String(incoming.headers['accept-encoding'] ?? ''));
  if (name === null || found === null) {
    outgoing
      .writeHead(404, { ...headers, 'content-type': 'text/plain; charset=utf-8' })
      .end('There is nothing here.\n');
    return;
  }
  const answer: OutgoingHttpHeaders = {
    ...headers,
    'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
    'cache-control': cacheControl(name),
    etag: found.etag,
    vary: 'accept-encoding',
    ...(found.encoding === null ? {} : { 'content-encoding': found.encoding }),
  };
  if (incoming.headers['if-none-match'] === found.etag) {
    outgoing.writeHead(304, answer).end();
    return;
  }
  outgoing.writeHead(200, { ...answer, 'content-length': found.bytes });
  if (incoming.method === 'HEAD') outgoing.end();
  else pipeline(createReadStream(found.file), outgoing, () => {});
}

/** The file that a path asks for, starting with `/`; null for paths that no file can have. */
export function fileName(path: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\')) return null;
  const clean = normalize(decoded);
  if (!clean.startsWith('/') || clean.startsWith('/..')) return null;
  return extname(clean) === '' ? '/index.html' : clean;
}

interface Found {
  file: string;
  bytes: number;
  etag: string;
  encoding: string | null;
}

async function find(folder: string, name: string, accepted: string): Promise<Found | null> {
  const plain = await stat(join(folder, name)).catch(() => null);
  if (!plain?.isFile()) return null;
  const candidates = [...ENCODINGS.filter((encoding) => accepted.includes(encoding.name)), null];
  for (const encoding of candidates) {
    const file = join(folder, name) + (encoding?.extension ?? '');
    const info = await stat(file).catch(() => null);
    if (!info) continue;
    const etag = `"${info.size.toString(36)}-${info.mtimeMs.toString(36)}"`;
    return { file, bytes: info.size, etag, encoding: encoding?.name ?? null };
  }
  return null;
}
