import { Agent, type IncomingMessage, type OutgoingHttpHeaders, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream';

export interface Upstream {
  /** For messages: `api`, `dashboard`. */
  name: string;
  host: string;
  port: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Headers that belong to one connection, not to the message (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** Passes a request on and streams the answer back; bodies of any size and endless answers (SSE) pass as they come. */
export function forward(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  upstream: Upstream,
  secure: boolean,
): void {
  const hasBody = 'content-length' in incoming.headers || 'transfer-encoding' in incoming.headers;
  const isRepeatable = !hasBody && (incoming.method === 'GET' || incoming.method === 'HEAD');
  pass(incoming, outgoing, upstream, secure, isRepeatable ? agent : false);
}

/**
 * A service closes connections that were idle for a few seconds, and may do so just when the next request is on its way.
 * That request is sent once more on a new connection; what cannot be sent twice has a connection of its own from the start.
 */
function pass(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  upstream: Upstream,
  secure: boolean,
  connections: Agent | false,
): void {
  const passed = request({
    agent: connections,
    host: upstream.host,
    port: upstream.port,
    method: incoming.method,
    path: incoming.url,
    headers: requestHeaders(incoming, secure),
  });
  passed.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, withoutHopByHop(answer.headers));
    // Headers of an event stream must arrive before its first event does.
    outgoing.flushHeaders();
    pipeline(answer, outgoing, () => passed.destroy());
  });
  passed.on('error', () => {
    if (passed.reusedSocket && !outgoing.headersSent && !outgoing.destroyed)
      pass(incoming, outgoing, upstream, secure, false);
    else refuse(outgoing, upstream.name);
  });
  outgoing.on('close', () => passed.destroy());
  // An upload that is refused half-way still gets its answer: a broken request body is not an error of ours.
  if (connections) passed.end();
  else pipeline(incoming, passed, () => {});
}

function requestHeaders(incoming: IncomingMessage, secure: boolean): OutgoingHttpHeaders {
  const host = incoming.headers.host ?? 'localhost';
  return {
    ...withoutHopByHop(incoming.headers),
    // The gateway is the first proxy: what a client claims about earlier ones is not believed.
    'x-forwarded-for': incoming.socket.remoteAddress ?? '',
    'x-forwarded-host': host,
    'x-forwarded-proto': secure ? 'https' : 'http',
    // Chunked bodies have no length; Node would otherwise send none at all.
    ...(incoming.headers['transfer-encoding'] ? { 'transfer-encoding': 'chunked' } : {}),
  };
}

function withoutHopByHop(headers: OutgoingHttpHeaders): OutgoingHttpHeaders {
  const listed = String(headers.connection ?? '')
    .toLowerCase()
    .split(',');
  const dropped = new Set([...HOP_BY_HOP, ...listed.map((name) => name.trim())]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name)));
}

/** The service is starting or being restarted: clients may try again in a moment. */
function refuse(outgoing: ServerResponse, name: string): void {
  if (outgoing.headersSent || outgoing.destroyed) {
    outgoing.destroy();
    return;
  }
  const problem = {
    type: 'about:blank',
    title: 'Service Unavailable',
    status: 503,
    code: 'gateway.not_ready',
    detail: `The ${name} is starting. Try again in a few seconds.`,
  };
  outgoing.writeHead(503, { 'content-type': 'application/problem+json', 'retry-after': '2' });
  outgoing.end(JSON.stringify(problem));
}
