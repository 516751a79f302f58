import { type Metrics, runWithContext } from '@argument/observability';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { mustBeReadable } from './readable-text.js';
import { type RequestContext, runInRequest } from './request-context.js';
import { SECURITY_HEADERS } from './security-headers.js';
import { deviceName } from './user-agent.js';

/** Request id, security headers, context for logs and addresses, and one measurement per answer. */
export function registerRequestHooks(fastify: FastifyInstance, metrics: Metrics): void {
  const seconds = metrics.histogram({
    name: 'argument_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer.',
    labels: ['method', 'route', 'status'],
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers({ ...SECURITY_HEADERS, 'x-request-id': request.id });
    // What one person may see, no cache shows to the next; whoever serves the public says so in the answer.
    if (request.url.startsWith('/api/v1/')) void reply.header('cache-control', 'no-store');
    if (request.protocol === 'https') void reply.header('strict-transport-security', 'max-age=31536000');
    runWithContext({ requestId: request.id }, () => runInRequest(contextOf(request), done));
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    const { params, query } = request;
    for (const values of [params, query]) {
      if (typeof values === 'object' && values !== null) mustBeReadable(...Object.entries(values).flat());
    }
    done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    done();
  });
}

const contextOf = (request: FastifyRequest): RequestContext => ({
  requestId: request.id,
  receivedAt: Date.now(),
  origin: originOf(request),
  // Parsing costs time and few requests need it.
  get device() {
    return deviceName(request.headers['user-agent']);
  },
});

/** Forwarded headers are believed as far as the server's trustProxy says. */
const originOf = (request: FastifyRequest) => `${request.protocol}://${request.host}`;
