import type { DomainEvent } from '@argument/contracts';
import { type Database, eventsSince } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

@Injectable()
export class EventsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  since(workspaceId: string, sequence: string): Promise<DomainEvent[]> {
    return eventsSince(this.database.client, workspaceId, sequence);
  }
}
