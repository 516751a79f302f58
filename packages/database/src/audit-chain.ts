import { createHmac } from 'node:crypto';

/** What an entry's hash covers. */
export interface ChainedEntry {
  workspaceId: string | null;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  details: unknown;
  device: string;
  createdAt: Date;
}

/** Keyed, so that whoever can write to the database but does not know the secret cannot forge an entry. Pure. */
export function entryHash(secret: string, previousHash: string, entry: ChainedEntry): string {
  const { workspaceId, actorId, action, subjectType, subjectId, details, device, createdAt } = entry;
  const fields = [
    workspaceId,
    actorId,
    action,
    subjectType,
    subjectId,
    sorted(details),
    device,
    createdAt.toISOString(),
  ];
  return createHmac('sha256', `audit:${secret}`)
    .update(JSON.stringify([previousHash, ...fields]))
    .digest('hex');
}

/**
 * What an entry gets when its time is over and the platform erases what it said. It stands for the entry in the chain and can
 * be made only by who knows the secret, so that nobody else passes off a tampered entry as an erased one. Pure.
 */
export const erasureMark = (secret: string, previousHash: string, hash: string): string =>
  createHmac('sha256', `audit-erasure:${secret}`)
    .update(JSON.stringify([previousHash, hash]))
    .digest('hex');

/** PostgreSQL keeps JSON objects in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
