// A web server on the loopback that answers as fast as a phone's connection, and counts what it sends.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.jpg': 'image/jpeg',
  '.mp4': 'video/mp4',
  '.woff2': 'font/woff2',
};
/** What has been packed already is not packed again. */
const PACKED = new Set(['.jpg', '.mp4', '.woff2', '.argm']);

/**
 * @param files answers the bytes of a path, or the folder that a prefix of it stands for: `{ '/a/': folder, '/b': bytes }`
 * @param line `{ bitsPerSecond, rttMs }`, or nothing for no limit
 */
export async function startServer(files, line) {
  const packed = new Map();
  const sent = { requests: [] };
  let free = 0;
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.destroy(error));
  });

  async function answer(request, response) {
    const asked = performance.now();
    const path = normalize(decodeURIComponent(request.url.split('?')[0]));
    const bytes = request.method === 'POST' ? Buffer.from('{}') : await read(path);
    if (!bytes) return response.writeHead(404).end();
    const extension = extname(path);
    const packs = !PACKED.has(extension);
    if (packs && !packed.has(path)) packed.set(path, brotli(bytes));
    const body = packs ? packed.get(path) : bytes;
    sent.requests.push({ path, bytes: body.length, at: performance.timeOrigin + asked });
    if (line) {
      const now = performance.now();
      free = Math.max(now + line.rttMs, free) + (8000 * body.length) / line.bitsPerSecond;
      await sleep(free - now);
    }
    response.writeHead(200, {
      'content-type': TYPES[extension || '.html'] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': 'no-store',
      ...(packs ? { 'content-encoding': 'br' } : {}),
    });
    return response.end(body);
  }

  async function read(path) {
    if (files[path]) return files[path];
    const prefix = Object.keys(files).find((key) => key.endsWith('/') && path.startsWith(key));
    return prefix ? readFile(join(files[prefix], path.slice(prefix.length))).catch(() => null) : null;
  }

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    sent,
    /** Forgets what was sent; what was packed stays. */
    reset() {
      sent.requests = [];
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** At its best, as files that are packed once are. */
const brotli = (bytes) => brotliCompressSync(bytes);
