import type { DomainEvent } from '@argument/contracts';
import { type Database, eventsSince } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
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

  /** Who made a project; null when it or its maker is gone. */
  async ownerOf(projectId: string): Promise<string | null> {
    const row = await this.database.client.project.findUnique({
      where: { id: projectId },
      select: { createdById: true },
    });
    return row?.createdById ?? null;
  }
}
