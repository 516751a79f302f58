import { SealedBox } from '@argument/config';
import type { WorkerDeps } from '../core/worker-deps.js';
import { ForbiddenTargetError, type PostOptions, post } from './post.js';
import { pauseAfter, signedHeaders } from './sign.js';

/** Deliveries under way at a time. */
const AT_ONCE = 20;
/** A delivery that a worker has taken is another's after this; longer than any attempt. */
const LEASE_SECONDS = 60;

interface Due {
  id: string;
  name: string;
  payload: unknown;
  attempts: number;
  created_at: Date;
  url: string;
  secret: string;
}

type Deps = Pick<WorkerDeps, 'database' | 'env' | 'logger'>;

/** Sends what is due. Answers how many attempts were made. */
export async function deliverWebhooks(deps: Deps, options: Partial<PostOptions> = {}): Promise<number> {
  const due = await take(deps);
  await Promise.all(due.map((delivery) => attempt(deps, delivery, options)));
  return due.length;
}

/** One worker has a delivery at a time; the others pass over it. */
function take({ database }: Deps): Promise<Due[]> {
  return database.client.$queryRaw<Due[]>`
    UPDATE webhook_deliveries d
    SET attempts = d.attempts + 1, next_attempt_at = now() + make_interval(secs => ${LEASE_SECONDS}::int)
    FROM webhooks w
    WHERE w.id = d.webhook_id AND d.id IN (
      SELECT x.id FROM webhook_deliveries x JOIN webhooks h ON h.id = x.webhook_id AND h.is_active
      WHERE x.status = 'waiting' AND x.next_attempt_at <= now()
      ORDER BY x.next_attempt_at LIMIT ${AT_ONCE} FOR UPDATE OF x SKIP LOCKED)
    RETURNING d.id::text, d.name, d.payload, d.attempts, d.created_at, w.url, w.secret`;
}

async function attempt(deps: Deps, delivery: Due, options: Partial<PostOptions>): Promise<void> {
  const { id, name, payload, created_at, url } = delivery;
  const body = JSON.stringify({ type: name, timestamp: created_at.toISOString(), data: payload });
  try {
    const secret = new SealedBox(deps.env.APP_SECRET).open(delivery.secret);
    const headers = { 'content-type': 'application/json', 'user-agent': 'ARgument-Webhooks/1' };
    const { status, ok } = await post(
      url,
      body,
      { ...headers, ...signedHeaders(secret, id, body, Date.now()) },
      { allowPrivate: deps.env.WEBHOOKS_TO_PRIVATE_NETWORKS, ...options },
    );
    if (ok) await succeed(deps, id, status);
    else await fail(deps, delivery, `The receiver answered ${status}.`, status);
  } catch (error) {
    const isFinal = error instanceof ForbiddenTargetError;
    await fail(deps, delivery, isFinal ? error.message : reasonOf(error), null, isFinal);
  }
}

async function succeed({ database }: Deps, id: string, answerStatus: number): Promise<void> {
  const done = { status: 'delivered', answerStatus, error: null, deliveredAt: new Date() } as const;
  await database.client.webhookDelivery.updateMany({ where: { id }, data: done });
}

async function fail({ database }: Deps, { id, attempts }: Due, error: string, answer: number | null, isFinal = false) {
  const pause = isFinal ? null : pauseAfter(attempts);
  const next = pause === null ? { status: 'failed' as const } : { nextAttemptAt: new Date(Date.now() + pause) };
  await database.client.webhookDelivery.updateMany({ where: { id }, data: { ...next, error, answerStatus: answer } });
}

/** In words, and without the address that a name had. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'The name of the receiver is not known.';
    case 'ECONNREFUSED':
      return 'The receiver refused the connection.';
    case 'ABORT_ERR':
      return 'The receiver did not answer within 10 seconds.';
    default:
      return /CERT|TLS|SSL/.test(code)
        ? 'The certificate of the receiver is not valid.'
        : 'The receiver could not be reached.';
  }
}
