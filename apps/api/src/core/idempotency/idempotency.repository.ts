import { type Database, newId, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../tokens.js';

/** What a key stands for. */
export interface HeldKey {
  workspaceId: string;
  keyHash: string;
  fingerprint: string;
}

/** What an earlier request with the same key left. */
export interface EarlierRequest {
  fingerprint: string;
  committedAt: Date | null;
  status: number | null;
  answer: string | null;
}

/** Another attempt holds the key by now: what this one began must not stand. */
export class SupersededError extends Error {}

@Injectable()
export class IdempotencyRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /**
   * Takes the key: a new one, one that is a day old, and one whose holder has changed nothing in a minute and is taken for
   * dead. Answers the attempt that holds it, or what was there.
   */
  async take({ workspaceId, keyHash, fingerprint }: HeldKey): Promise<{ attempt: string } | EarlierRequest> {
    const { client } = this.database;
    const [taken] = await client.$queryRaw<{ attempt: string }[]>`
      INSERT INTO idempotency_keys AS k (workspace_id, key_hash, fingerprint, attempt)
      VALUES (${workspaceId}::uuid, ${keyHash}, ${fingerprint}, ${newId()}::uuid)
      ON CONFLICT (workspace_id, key_hash) DO UPDATE SET fingerprint = excluded.fingerprint, attempt = excluded.attempt,
        created_at = now(), committed_at = NULL, status = NULL, answer = NULL
      WHERE k.created_at < now() - interval '1 day'
        OR (k.status IS NULL AND k.committed_at IS NULL AND k.created_at < now() - interval '1 minute')
      RETURNING attempt::text`;
    if (taken) return taken;
    const key = { workspaceId_keyHash: { workspaceId, keyHash } };
    const row = await client.idempotencyKey.findUnique({ where: key, omit: { attempt: true } });
    // It was let go a moment ago.
    return row ?? this.take({ workspaceId, keyHash, fingerprint });
  }

  /** In the transaction of the change itself: from its commit on nobody repeats it. @throws SupersededError */
  async commit(tx: Transaction, attempt: string): Promise<void> {
    const { count } = await tx.idempotencyKey.updateMany({ where: { attempt }, data: { committedAt: new Date() } });
    if (count === 0) throw new SupersededError(`Attempt ${attempt} no longer holds its idempotency key.`);
  }

  async finish(attempt: string, status: number, answer: string | null): Promise<void> {
    await this.database.client.idempotencyKey.updateMany({ where: { attempt }, data: { status, answer } });
  }

  /** Nothing was changed: the same key may try again. */
  async letGo(attempt: string): Promise<void> {
    await this.database.client.idempotencyKey.deleteMany({ where: { attempt, committedAt: null } });
  }
}
