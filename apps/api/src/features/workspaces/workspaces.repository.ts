import type { Role } from '@argument/contracts';
import { type Database, newId, type Prisma, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Position } from '../../core/http/paging.js';
import { DATABASE } from '../../core/tokens.js';

const withWorkspace = {
  workspace: { include: { _count: { select: { members: true } } } },
} as const satisfies Prisma.MemberInclude;
export type MembershipRow = Prisma.MemberGetPayload<{ include: typeof withWorkspace }>;

const withUser = {
  user: { select: { id: true, name: true, email: true } },
  workspace: { select: { ownerId: true } },
} as const satisfies Prisma.MemberInclude;
export type MemberRow = Prisma.MemberGetPayload<{ include: typeof withUser }>;

@Injectable()
export class WorkspacesRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  memberships(userId: string): Promise<MembershipRow[]> {
    return this.database.client.member.findMany({
      where: { userId },
      include: withWorkspace,
      orderBy: [{ createdAt: 'asc' }, { workspaceId: 'asc' }],
    });
  }

  membership(workspaceId: string, userId: string): Promise<MembershipRow | null> {
    return this.database.client.member.findUnique({
      where: { workspaceId_userId: { workspaceId, userId } },
      include: withWorkspace,
    });
  }

  /** A workspace that belongs to the user. */
  async create(tx: Transaction, name: string, ownerId: string): Promise<string> {
    const { id } = await tx.workspace.create({ data: { id: newId(), name, ownerId } });
    await tx.member.create({ data: { workspaceId: id, userId: ownerId, role: 'admin' } });
    return id;
  }

  async rename(tx: Transaction, id: string, name: string): Promise<void> {
    await tx.workspace.update({ where: { id }, data: { name } });
  }

  /** In the order of their ids; one row more than `limit` when there is a next page. */
  members(workspaceId: string, limit: number, after: Position | null): Promise<MemberRow[]> {
    return this.database.client.member.findMany({
      where: { workspaceId, ...(after ? { userId: { gt: after[1] } } : {}) },
      include: withUser,
      orderBy: { userId: 'asc' },
      take: limit + 1,
    });
  }

  /** The member, held with the workspace until the transaction ends. */
  async holdMember(tx: Transaction, workspaceId: string, userId: string): Promise<MemberRow | null> {
    await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR UPDATE`;
    return tx.member.findUnique({ where: { workspaceId_userId: { workspaceId, userId } }, include: withUser });
  }

  async setRole(tx: Transaction, workspaceId: string, userId: string, role: Role): Promise<void> {
    await tx.member.update({ where: { workspaceId_userId: { workspaceId, userId } }, data: { role } });
  }

  async setOwner(tx: Transaction, workspaceId: string, ownerId: string): Promise<void> {
    await this.setRole(tx, workspaceId, ownerId, 'admin');
    await tx.workspace.update({ where: { id: workspaceId }, data: { ownerId } });
  }

  /** With their API keys. Answers in how many workspaces they still are. */
  async removeMember(tx: Transaction, workspaceId: string, userId: string, now: Date): Promise<number> {
    await tx.member.delete({ where: { workspaceId_userId: { workspaceId, userId } } });
    await tx.apiKey.updateMany({
      where: { workspaceId, createdById: userId, revokedAt: null },
      data: { revokedAt: now },
    });
    return tx.member.count({ where: { userId } });
  }

  /** False when they are a member already. */
  async addMember(tx: Transaction, workspaceId: string, userId: string, role: Role): Promise<boolean> {
    const { count } = await tx.member.createMany({ data: [{ workspaceId, userId, role }], skipDuplicates: true });
    return count === 1;
  }
}
