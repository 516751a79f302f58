import { createHmac } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, concatMap, from, type Observable, switchMap } from 'rxjs';
import type { ApiEnv } from '../../env.js';
import type { Principal } from '../auth/principal.js';
import { SecretBox } from '../auth/secret-box.js';
import { errors } from '../errors/errors.js';
import { currentRequest } from '../http/request-context.js';
import { ENV } from '../tokens.js';
import { type EarlierRequest, type HeldKey, IdempotencyRepository } from './idempotency.repository.js';

const HEADER = 'idempotency-key';
const REPLAYED = 'idempotency-replayed';
const ANSWERED_WITHIN_MS = 60_000;
const READABLE = /^[\x21-\x7e]{1,255}$/;

/**
 * `Idempotency-Key` on a write: sent again within a day, the same request by the same caller changes nothing and is answered
 * as the first was. PATCH and DELETE need none; bodies that are no JSON have protocols of their own.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: IdempotencyRepository,
    private readonly box: SecretBox,
    @Inject(ENV) private readonly env: Pick<ApiEnv, 'APP_SECRET'>,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const key = request.headers[HEADER];
    const { principal } = request;
    const takesJson = request.headers['content-type']?.startsWith('application/json') ?? request.body === undefined;
    if (key === undefined || request.method !== 'POST' || !principal || !takesJson) return next.handle();
    if (typeof key !== 'string' || !READABLE.test(key)) throw errors.idempotencyKeyUnreadable();
    const reply = http.getResponse<FastifyReply>();
    const held = this.heldKey(request, principal, key);
    return from(this.keys.take(held)).pipe(
      switchMap((taken) =>
        'attempt' in taken ? this.first(taken.attempt, next, reply) : [this.again(taken, held, reply)],
      ),
    );
  }

  private first(attempt: string, next: CallHandler, reply: FastifyReply): Observable<unknown> {
    const context = currentRequest();
    if (context) context.idempotentAttempt = attempt;
    return next.handle().pipe(
      concatMap(async (answer: unknown) => {
        // A file that was written to the reply itself: nothing was changed that could be repeated.
        if (reply.sent) await this.keys.letGo(attempt);
        else await this.keys.finish(attempt, reply.statusCode, this.sealed(answer));
        return answer;
      }),
      catchError(async (error: unknown) => {
        await this.keys.letGo(attempt);
        throw error;
      }),
    );
  }

  private again(earlier: EarlierRequest, { fingerprint }: HeldKey, reply: FastifyReply): unknown {
    if (earlier.fingerprint !== fingerprint) throw errors.idempotencyKeyReused();
    if (earlier.status === null) throw isLost(earlier) ? errors.idempotencyAnswerLost() : errors.idempotencyKeyBusy();
    void reply.status(earlier.status).header(REPLAYED, 'true');
    return earlier.answer === null ? undefined : (JSON.parse(this.box.open(earlier.answer)) as unknown);
  }

  private sealed(answer: unknown): string | null {
    return answer === undefined ? null : this.box.seal(JSON.stringify(answer));
  }

  /** Two callers may choose the same key; a body may hold a password that is easily guessed. */
  private heldKey(request: FastifyRequest, { workspaceId, userId, keyId }: Principal, key: string): HeldKey {
    const hash = (...parts: unknown[]) =>
      createHmac('sha256', this.env.APP_SECRET).update(JSON.stringify(parts)).digest('base64url');
    return {
      workspaceId,
      keyHash: hash('idempotency key', keyId ?? userId, key),
      fingerprint: hash('idempotent request', request.url, request.body ?? null),
    };
  }
}

/** Between its commit and its answer a request that lives takes moments. */
const isLost = ({ committedAt }: EarlierRequest): boolean =>
  committedAt !== null && Date.now() - committedAt.getTime() > ANSWERED_WITHIN_MS;
