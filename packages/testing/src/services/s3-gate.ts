import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';

export interface GateOptions {
  secret: string;
  /** The bucket's folder of the server behind. */
  folder: string;
}

/**
 * Does for the S3 server what it leaves out: checks signed addresses (Signature Version 4 in the query, with all headers
 * that it names), keeps nothing of a body that breaks off, gives up uploads in parts, and refuses to put together parts
 * that never came.
 */
export function guardS3(server: Server, options: GateOptions): void {
  const [behind] = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  if (!behind) throw new Error('The S3 server does not listen.');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const uploadId = url.searchParams.get('uploadId');
    const refuse = (status: number, code: string) => {
      request.resume();
      response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
    };
    if (url.searchParams.has('X-Amz-Signature') && !isSigned(request, url, options.secret)) {
      return refuse(403, 'SignatureDoesNotMatch');
    }
    const pass = () => {
      if (request.method !== 'PUT') return behind(request, response);
      // One that broke off was never a request.
      whole(request).then(
        (read) => behind(read, response),
        () => undefined,
      );
    };
    if (uploadId === null) return pass();
    const upload = path.join(options.folder, '._S3rver_uploads', uploadId);
    if (!existsSync(upload)) return refuse(404, 'NoSuchUpload');
    if (request.method === 'DELETE') {
      return void rm(upload, { recursive: true }).then(() => response.writeHead(204).end());
    }
    if (request.method === 'POST' && !existsSync(path.join(upload, '1'))) return refuse(400, 'InvalidPart');
    pass();
  });
}

/** The same request with its body in memory. */
async function whole(request: IncomingMessage): Promise<IncomingMessage> {
  const body = Buffer.concat(await request.toArray());
  const { method, url, headers, rawHeaders, httpVersion } = request;
  const facts = { method, url, headers, rawHeaders, httpVersion, complete: true };
  const read = Object.assign(new IncomingMessage(request.socket), facts);
  read.push(body);
  read.push(null);
  return read;
}

/** AWS's own description: "Authenticating Requests: Using Query Parameters (AWS Signature Version 4)". */
function isSigned(request: IncomingMessage, url: URL, secret: string): boolean {
  const query = url.searchParams;
  const time = query.get('X-Amz-Date') ?? '';
  const [, ...scope] = (query.get('X-Amz-Credential') ?? '').split('/');
  const names = (query.get('X-Amz-SignedHeaders') ?? '').split(';');
  const pairs = [...query].filter(([name]) => name !== 'X-Amz-Signature').map((pair) => pair.map(encode).join('='));
  const canonical = [
    request.method,
    url.pathname,
    pairs.sort().join('&'),
    ...names.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    'UNSIGNED-PAYLOAD',
  ].join('\n');
  const text = ['AWS4-HMAC-SHA256', time, scope.join('/'), createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  );
  const key = scope.reduce<string | Buffer>((last, part) => hmac(last, part), `AWS4${secret}`);
  const expected = hmac(key, text);
  const given = Buffer.from(query.get('X-Amz-Signature') ?? '', 'hex');
  const begun = Date.parse(time.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z/, '$1-$2-$3T$4:$5:$6Z'));
  const isLate = Date.now() > begun + Number(query.get('X-Amz-Expires')) * 1000;
  return !isLate && given.length === expected.length && timingSafeEqual(given, expected);
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
