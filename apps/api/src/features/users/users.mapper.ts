import type { User } from '@argument/contracts';
import type { UserRow } from './users.repository.js';

export function toUser(row: UserRow, workspaceId: string | null): User {
  const member = row.memberships.find((entry) => entry.workspaceId === workspaceId) ?? row.memberships[0];
  if (!member) throw new Error(`The user ${row.id} has no workspace.`);
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: member.role,
    workspaceId: member.workspaceId,
    emailVerified: row.emailVerifiedAt !== null,
    isOperator: row.isOperator,
    createdAt: row.createdAt.toISOString(),
  };
}

/** JSON has no big integers; sizes in bytes fit into a double. */
export const toPlainJson = (value: unknown): string =>
  JSON.stringify(value, (_, entry: unknown) => (typeof entry === 'bigint' ? Number(entry) : entry), 2);
