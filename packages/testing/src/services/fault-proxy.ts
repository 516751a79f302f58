import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with one request. Lengths are of the body that is sent or answered. */
export type Fault =
  /** The server says that it cannot now. */
  | { kind: 'unavailable' }
  /** It answers `ms` late. */
  | { kind: 'slow'; ms: number }
  /** The connection breaks in the middle of the request's body. */
  | { kind: 'reset' }
  /** The server keeps half of the request's body and answers as if it had all. */
  | { kind: 'half-kept' }
  /** The server does what it was asked to, and its answer is lost. */
  | { kind: 'lost-answer' }
  /** The connection breaks in the middle of the answer's body. */
  | { kind: 'cut' }
  /** Half of the answer's body comes, and says that it is all. */
  | { kind: 'short' }
  /** Half of the answer's body comes, and then nothing, with the connection left open. */
  | { kind: 'stall' };

export interface FaultProxy {
  /** `http://127.0.0.1:...` */
  url: string;
  /** Asked for every request; null lets it through. */
  choose(faults: (request: { method: string; path: string }) => Fault | null): void;
  /** Requests that something was done to. */
  readonly faults: number;
  stop(): Promise<void>;
}

type Exchange = { from: IncomingMessage; to: ServerResponse };

/** Stands between clients and an HTTP server and does to requests what bad networks and tired servers do. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  let choose: (request: { method: string; path: string }) => Fault | null = () => null;
  let faults = 0;
  const server = createServer((from, to) => {
    const fault = choose({ method: from.method ?? 'GET', path: from.url ?? '/' });
    if (fault) faults += 1;
    pass({ from, to }, target, fault);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    choose: (chosen) => {
      choose = chosen;
    },
    get faults() {
      return faults;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass({ from, to }: Exchange, target: string, fault: Fault | null): void {
  if (fault?.kind === 'unavailable') {
    from.resume();
    to.writeHead(503, { 'content-type': 'application/xml' }).end('<Error><Code>SlowDown</Code></Error>');
    return;
  }
  const { method, headers, url = '/' } = from;
  const half = Math.floor(Number(headers['content-length'] ?? 0) / 2);
  const isHalved = fault?.kind === 'reset' || fault?.kind === 'half-kept';
  const kept = fault?.kind === 'half-kept' ? { ...headers, 'content-length': String(half) } : headers;
  const upstream = request(new URL(url, target), { method: method ?? 'GET', headers: kept });
  const drop = () => {
    upstream.destroy();
    from.socket.resetAndDestroy();
  };
  upstream.on('error', drop);
  from.on('error', () => upstream.destroy());
  upstream.on('response', (answer) => {
    answer.on('error', drop);
    if (fault?.kind === 'slow') setTimeout(() => reply(answer, to, fault, drop), fault.ms);
    else reply(answer, to, fault, drop);
  });
  if (!isHalved) return void from.pipe(upstream);
  const end = fault.kind === 'reset' ? drop : () => upstream.end();
  let sent = 0;
  from.on('data', (chunk: Buffer) => {
    upstream.write(chunk.subarray(0, Math.max(0, half - sent)));
    sent += chunk.length;
    if (fault.kind === 'reset' && sent >= half) drop();
  });
  from.on('end', end);
}

function reply(answer: IncomingMessage, to: ServerResponse, fault: Fault | null, drop: () => void): void {
  const length = Number(answer.headers['content-length'] ?? 0);
  const kind = fault?.kind;
  if (kind === 'lost-answer') {
    answer.resume();
    return void answer.on('end', drop);
  }
  const isHalved = (kind === 'cut' || kind === 'short' || kind === 'stall') && length > 1 && to.req.method !== 'HEAD';
  const half = Math.floor(length / 2);
  const headers = isHalved && kind === 'short' ? { ...answer.headers, 'content-length': String(half) } : answer.headers;
  to.writeHead(answer.statusCode ?? 502, headers);
  if (!isHalved) return void answer.pipe(to);
  let sent = 0;
  answer.on('data', (chunk: Buffer) => {
    const part = chunk.subarray(0, Math.max(0, half - sent));
    sent += chunk.length;
    to.write(part);
  });
  answer.on('end', () => {
    if (kind === 'short') to.end();
    // After what was written has left, or it would be lost with the connection.
    if (kind === 'cut') to.write('', () => setImmediate(drop));
  });
}
