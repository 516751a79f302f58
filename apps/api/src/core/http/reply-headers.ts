import type { OutgoingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';

/** What was set on the reply so far, for a handler that writes the answer itself. */
export const headersOf = (reply: FastifyReply): OutgoingHttpHeaders => {
  const set = Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as OutgoingHttpHeaders;
};
