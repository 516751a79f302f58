import { databaseTrouble } from '@argument/database';
import type { Logger } from '@argument/observability';
import { StorageUnavailableError } from '@argument/storage';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SECURITY_HEADERS } from '../http/security-headers.js';
import { LOGGER } from '../tokens.js';
import { errors } from './errors.js';
import { ProblemError } from './problem-error.js';

export const PROBLEM_JSON = 'application/problem+json; charset=utf-8';

/** The one place that turns an error into an answer and writes it to the log, once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblemError(error, request);
    this.log(problem, error, request);
    // Headers are gone when a stream breaks half way: cutting the connection is the only honest sign left.
    if (reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    void reply
      .status(problem.status)
      .headers({ 'cache-control': 'no-store', ...problem.options.headers })
      .type(PROBLEM_JSON)
      .send(JSON.stringify(problem.toProblem(request.id)));
  }

  private log(problem: ProblemError, error: unknown, request: FastifyRequest): void {
    const fields = { requestId: request.id, method: request.method, path: pathOf(request), status: problem.status };
    if (problem.status >= 500 && problem.status !== 503) this.logger.error({ ...fields, err: error }, problem.title);
    else if (TROUBLE.has(problem.code)) this.logger.warn({ ...fields, err: error }, problem.title);
    else this.logger.info({ ...fields, code: problem.code }, problem.message);
  }
}

/** What the router refuses before any hook or handler is asked: an address that is too long or no address at all. */
export function answerFrameworkError(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  const problem = toProblemError(error, request);
  void reply
    .status(problem.status)
    .headers({ ...SECURITY_HEADERS, 'cache-control': 'no-store', 'x-request-id': request.id })
    .type(PROBLEM_JSON)
    .send(JSON.stringify(problem.toProblem(request.id)));
}

/** Total: every error is somebody's. What the framework refuses itself comes with a status only. */
export function toProblemError(error: unknown, request: Pick<FastifyRequest, 'method' | 'url'>): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof StorageUnavailableError) return errors.storageUnavailable(error);
  const trouble = databaseTrouble(error);
  if (trouble !== null) return trouble === 'overtaken' ? errors.overtaken(error) : errors.unavailable(error);
  const status = statusOf(error) ?? 500;
  switch (status) {
    case 400:
      return errors.malformedBody(error);
    case 404:
    case 405:
      return errors.noSuchRoute(request.method, pathOf(request));
    case 413:
      return errors.bodyTooLarge(BODY_LIMIT_BYTES);
    case 415:
      return errors.unsupportedBody();
    default:
      return status >= 400 && status < 500 ? errors.refusedByServer(status, error) : errors.internal(error);
  }
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  return undefined;
}

/** What is no mistake of the client's, and none of ours: whoever runs the installation wants to know why. */
const TROUBLE: ReadonlySet<string> = new Set(['storage.unavailable', 'unavailable', 'request.overtaken']);

/** Largest JSON body; uploads are streamed and have limits of their own. */
export const BODY_LIMIT_BYTES = 1024 * 1024;

/** Without the query, which may hold a signature. */
const pathOf = (request: Pick<FastifyRequest, 'url'>) => request.url.split('?', 1)[0] ?? '/';
