import type { Database } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../tokens.js';
import type { Principal } from './principal.js';

/** A principal before it is known what they want to do. */
export type Caller = Omit<Principal, 'ownerId'> & { blocked: boolean };

@Injectable()
export class PrincipalsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Null when the account is gone. Read anew for every request: blocking somebody works at once. */
  async find(userId: string): Promise<Caller | null> {
    const member = await this.database.client.member.findFirst({
      where: { userId },
      orderBy: { createdAt: 'asc' },
      select: { workspaceId: true, role: true, user: { select: { isOperator: true, blockedAt: true } } },
    });
    if (!member) return null;
    return {
      userId,
      workspaceId: member.workspaceId,
      role: member.role,
      isOperator: member.user.isOperator,
      blocked: member.user.blockedAt !== null,
    };
  }
}
