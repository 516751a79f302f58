import type { Database, Prisma, Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { ownedBy, type Within } from '../../core/auth/within.js';
import { DATABASE } from '../../core/tokens.js';

const withWorkspace = { memberships: { orderBy: { createdAt: 'asc' } } } as const;
export type UserRow = Prisma.UserGetPayload<{ include: typeof withWorkspace }>;

@Injectable()
export class UsersRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  find(userId: string, tx: Transaction = this.database.client): Promise<UserRow | null> {
    return tx.user.findUnique({ where: { id: userId }, include: withWorkspace });
  }

  update(userId: string, change: { name?: string }): Promise<UserRow> {
    return this.database.client.user.update({ where: { id: userId }, data: change, include: withWorkspace });
  }

  /** True when nobody but this user could run the installation, and there is somebody to run it for. */
  async isLastOperator(userId: string, tx: Transaction = this.database.client): Promise<boolean> {
    const operators = await tx.user.findMany({ where: { isOperator: true, blockedAt: null }, select: { id: true } });
    if (operators.length !== 1 || operators[0]?.id !== userId) return false;
    return (await tx.user.count()) > 1;
  }

  /** Workspaces that would be left without any member. */
  async soleWorkspaces(tx: Transaction, userId: string): Promise<string[]> {
    const rows = await tx.workspace.findMany({
      where: { members: { some: { userId }, every: { userId } } },
      select: { id: true },
    });
    return rows.map((row) => row.id);
  }

  /** Workspaces that the user owns and others belong to get another owner: an admin, or else whoever is there longest. */
  async passOwnershipOn(tx: Transaction, userId: string): Promise<void> {
    const owned = await tx.workspace.findMany({ where: { ownerId: userId }, select: { id: true } });
    for (const { id: workspaceId } of owned) {
      const heirs = await tx.member.findMany({
        where: { workspaceId, userId: { not: userId } },
        orderBy: { createdAt: 'asc' },
      });
      const heir = heirs.find((member) => member.role === 'admin') ?? heirs[0];
      if (!heir) continue;
      const key = { workspaceId, userId: heir.userId };
      await tx.member.update({ where: { workspaceId_userId: key }, data: { role: 'admin' } });
      await tx.workspace.update({ where: { id: workspaceId }, data: { ownerId: heir.userId } });
    }
  }

  /** The rows of a workspace; what hangs on projects goes with them. */
  async deleteWorkspace(tx: Transaction, workspaceId: string): Promise<void> {
    const projects = await tx.project.findMany({ where: { workspaceId }, select: { id: true } });
    const projectId = { in: projects.map((project) => project.id) };
    await tx.analyticsEvent.deleteMany({ where: { projectId } });
    await tx.analyticsDay.deleteMany({ where: { projectId } });
    await tx.analyticsProjectDay.deleteMany({ where: { projectId } });
    await tx.domainEvent.deleteMany({ where: { workspaceId } });
    await tx.workspace.delete({ where: { id: workspaceId } });
  }

  async delete(tx: Transaction, userId: string): Promise<void> {
    await tx.user.delete({ where: { id: userId } });
  }

  /** Everything kept about a user and their workspace, without secrets. */
  async archive(userId: string, within: Within): Promise<Record<string, unknown>> {
    const { workspaceId } = within;
    const project = { workspaceId, ...ownedBy(within.ownerId) };
    const inProjects = { project };
    const { client } = this.database;
    const [user, memberships, signIns, identities, apiKeys, actions] = await Promise.all([
      client.user.findUniqueOrThrow({
        where: { id: userId },
        omit: { passwordHash: true, totpSecret: true, totpLastStep: true },
      }),
      client.member.findMany({ where: { userId }, include: { workspace: { select: { name: true } } } }),
      client.signIn.findMany({ where: { userId } }),
      client.identity.findMany({ where: { userId } }),
      client.apiKey.findMany({ where: { createdById: userId }, omit: { keyHash: true } }),
      client.auditEntry.findMany({
        where: { actorId: userId },
        omit: { hash: true, erasure: true },
        orderBy: { id: 'asc' },
      }),
    ]);
    const [workspace, projects, images, videos, markers, links] = await Promise.all([
      client.workspace.findUniqueOrThrow({ where: { id: workspaceId }, include: { members: true } }),
      client.project.findMany({ where: project }),
      client.image.findMany({ where: inProjects, include: { renditions: true } }),
      client.video.findMany({ where: inProjects, include: { renditions: true } }),
      client.marker.findMany({ where: inProjects, include: { videos: true } }),
      client.link.findMany({ where: inProjects, omit: { passwordHash: true }, include: { markers: true } }),
    ]);
    const account = { user, memberships, signIns, identities, apiKeys, actions };
    return { ...account, workspace, projects, images, videos, markers, links };
  }
}
