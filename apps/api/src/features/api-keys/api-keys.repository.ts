import { type ApiKey, type Database, newId, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { ownedBy, type Within } from '../../core/auth/within.js';
import { DATABASE } from '../../core/tokens.js';

@Injectable()
export class ApiKeysRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  list({ workspaceId, ownerId }: Within): Promise<ApiKey[]> {
    return this.database.client.apiKey.findMany({
      where: { workspaceId, revokedAt: null, ...ownedBy(ownerId) },
      orderBy: { id: 'desc' },
      take: 500,
    });
  }

  create(
    tx: Transaction,
    key: {
      workspaceId: string;
      createdById: string;
      name: string;
      keyHash: string;
      prefix: string;
      scopes: string[];
      expiresAt: Date | null;
    },
  ): Promise<ApiKey> {
    return tx.apiKey.create({ data: { id: newId(), ...key } });
  }

  async revoke(tx: Transaction, { workspaceId, ownerId }: Within, id: string, now: Date): Promise<boolean> {
    const where = { id, workspaceId, revokedAt: null, ...ownedBy(ownerId) };
    return (await tx.apiKey.updateMany({ where, data: { revokedAt: now } })).count === 1;
  }
}
