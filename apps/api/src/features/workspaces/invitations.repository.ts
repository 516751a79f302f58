import type { Role } from '@argument/contracts';
import { type Database, type Invitation, newId, type Prisma, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

const withName = { workspace: { select: { name: true } } } as const satisfies Prisma.InvitationInclude;
export type OpenInvitation = Prisma.InvitationGetPayload<{ include: typeof withName }>;

@Injectable()
export class InvitationsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  open(workspaceId: string, now: Date): Promise<Invitation[]> {
    return this.database.client.invitation.findMany({
      where: { workspaceId, acceptedAt: null, expiresAt: { gt: now } },
      orderBy: { id: 'desc' },
      take: 200,
    });
  }

  /** Takes the place of an open one to the same address. */
  async create(
    tx: Transaction,
    invitation: {
      workspaceId: string;
      email: string;
      role: Role;
      tokenHash: string;
      invitedById: string;
      expiresAt: Date;
    },
  ): Promise<Invitation> {
    const { workspaceId, email } = invitation;
    await tx.invitation.deleteMany({ where: { workspaceId, email, acceptedAt: null } });
    return tx.invitation.create({ data: { id: newId(), ...invitation } });
  }

  async delete(tx: Transaction, workspaceId: string, id: string): Promise<boolean> {
    return (await tx.invitation.deleteMany({ where: { id, workspaceId, acceptedAt: null } })).count === 1;
  }

  findOpen(tokenHash: string, now: Date): Promise<OpenInvitation | null> {
    return this.database.client.invitation.findFirst({
      where: { tokenHash, acceptedAt: null, expiresAt: { gt: now } },
      include: withName,
    });
  }

  /** False when somebody used it before. */
  async use(tx: Transaction, id: string, now: Date): Promise<boolean> {
    return (await tx.invitation.updateMany({ where: { id, acceptedAt: null }, data: { acceptedAt: now } })).count === 1;
  }

  async isMember(workspaceId: string, email: string): Promise<boolean> {
    return (await this.database.client.member.count({ where: { workspaceId, user: { email } } })) > 0;
  }

  /** Somebody who reads the messages of an address has confirmed it. */
  async emailOf(tx: Transaction, userId: string, now: Date): Promise<string> {
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
    await tx.user.updateMany({ where: { id: userId, emailVerifiedAt: null }, data: { emailVerifiedAt: now } });
    return email;
  }
}
