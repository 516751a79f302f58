import type { DomainEvent } from '@argument/contracts';
import { type Database, eventsSince } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../../core/auth/principal.js';
import { visibleProject, type Within } from '../../core/auth/within.js';
import { DATABASE } from '../../core/tokens.js';

@Injectable()
export class EventsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async since(within: Within, sequence: string): Promise<DomainEvent[]> {
    const { client } = this.database;
    const events = await eventsSince(client, within.workspaceId, sequence);
    if (within.ownerId === null) return events;
    const ids = [...new Set(events.map((event) => event.data.projectId))];
    const rows = await client.project.findMany({
      where: { id: { in: ids }, ...visibleProject(within) },
      select: { id: true },
    });
    const own = new Set(rows.map((row) => row.id));
    return events.filter((event) => own.has(event.data.projectId));
  }

  /** Which of these callers, by their places, may not be here any more, or no longer as what they came. */
  async gone(callers: readonly Principal[]): Promise<number[]> {
    const column = <T>(of: (caller: Principal) => T) => callers.map(of);
    const rows = await this.database.client.$queryRaw<{ at: number }[]>`
      SELECT (c.at - 1)::int AS at
      FROM unnest(
        ${column((caller) => caller.userId)}::uuid[], ${column((caller) => caller.workspaceId)}::uuid[],
        ${column((caller) => caller.role)}::text[], ${column((caller) => caller.signInId)}::uuid[],
        ${column((caller) => caller.keyId)}::uuid[]
      ) WITH ORDINALITY AS c(user_id, workspace_id, role, sign_in_id, key_id, at)
      WHERE NOT EXISTS (
          SELECT 1 FROM users u JOIN members m ON m.user_id = u.id
          WHERE u.id = c.user_id AND u.blocked_at IS NULL AND m.workspace_id = c.workspace_id AND m.role::text = c.role)
        OR (c.sign_in_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM sign_ins s WHERE s.id = c.sign_in_id AND s.revoked_at IS NULL))
        OR (c.key_id IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM api_keys k
          WHERE k.id = c.key_id AND k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > now())))`;
    return rows.map(({ at }) => at);
  }

  /** Who made a project; null when it or its maker is gone. */
  async ownerOf(projectId: string): Promise<string | null> {
    const row = await this.database.client.project.findUnique({
      where: { id: projectId },
      select: { createdById: true },
    });
    return row?.createdById ?? null;
  }
}
