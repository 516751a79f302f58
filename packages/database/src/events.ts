import { type DomainEvent, type DomainEventData, type DomainEventName, isWebhookEvent } from '@argument/contracts';
import { newId } from './ids.js';
import type { Transaction } from './transaction.js';

/**
 * Writes a fact for the workspace's dashboards; publish the answer on the event bus after the commit.
 *
 * Sequence numbers are given out before commits, so without order a reader could see 8, remember it, and never see the 7
 * that commits later. The lock, held to the end of the transaction, makes a workspace's events commit in sequence. Record
 * events last in a transaction: others of the workspace wait for it.
 */
export async function recordEvent<N extends DomainEventName>(
  tx: Transaction,
  workspaceId: string,
  name: N,
  data: DomainEventData<N>,
): Promise<DomainEvent> {
  const rows = await tx.$queryRaw<{ sequence: bigint }[]>`
    WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(${EVENT_LOCK}::int, hashtext(${workspaceId}))::text AS taken)
    INSERT INTO domain_events (workspace_id, name, data)
    SELECT ${workspaceId}::uuid, ${name}, ${JSON.stringify(data)}::jsonb FROM turn
    RETURNING sequence`;
  const sequence = rows[0]?.sequence;
  if (sequence === undefined) throw new Error(`The event ${name} was not written.`);
  if (isWebhookEvent(name)) await addDeliveries(tx, workspaceId, name, data, sequence.toString());
  return { sequence: sequence.toString(), workspaceId, name, data } as DomainEvent;
}

/** In the same transaction as the event, so that each webhook gets it exactly once or, when it is rolled back, never. */
async function addDeliveries<N extends DomainEventName>(
  tx: Transaction,
  workspaceId: string,
  name: N,
  data: DomainEventData<N>,
  eventId: string,
): Promise<void> {
  const hooks = await tx.webhook.findMany({
    where: { workspaceId, isActive: true, events: { has: name } },
    select: { id: true },
  });
  if (hooks.length === 0) return;
  await tx.webhookDelivery.createMany({
    data: hooks.map(({ id: webhookId }) => ({ id: newId(), webhookId, eventId, name, payload: data })),
  });
}

/** A workspace's events after `sequence` (an SSE id), oldest first; at most `limit`, 1,000 unless given. */
export async function eventsSince(
  tx: Transaction,
  workspaceId: string,
  sequence: string,
  limit = 1000,
): Promise<DomainEvent[]> {
  const rows = await tx.domainEvent.findMany({
    where: { workspaceId, sequence: { gt: BigInt(sequence) } },
    orderBy: { sequence: 'asc' },
    take: limit,
  });
  return rows.map(
    (row) => ({ sequence: row.sequence.toString(), workspaceId, name: row.name, data: row.data }) as DomainEvent,
  );
}

/** Deletes events older than `before`; a client that was away longer reads everything anew. */
export async function deleteEventsBefore(tx: Transaction, before: Date): Promise<number> {
  const { count } = await tx.domainEvent.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}

/** First half of the advisory lock's key, ours among all users of advisory locks. */
const EVENT_LOCK = 0x41524576;
