import type { FastifyReply, FastifyRequest } from 'fastify';
import { clearCookie, readCookie, setCookie } from '../../core/http/cookies.js';

const REFRESH = { name: 'argument_refresh', path: '/api/v1/auth' };

export const readRefreshCookie = (request: Pick<FastifyRequest, 'headers' | 'protocol'>): string | undefined =>
  readCookie(request, REFRESH);

/** Without `expiresAt` the browser forgets it when it closes. */
export const setRefreshCookie = (request: FastifyRequest, reply: FastifyReply, token: string, expiresAt?: Date): void =>
  setCookie(request, reply, REFRESH, token, expiresAt);

export const clearRefreshCookie = (request: FastifyRequest, reply: FastifyReply): void =>
  clearCookie(request, reply, REFRESH);
