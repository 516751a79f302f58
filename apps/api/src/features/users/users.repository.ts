import type { Database, Prisma, Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
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
    await tx.domainEvent.deleteMany({ where: { workspaceId } });
    await tx.workspace.delete({ where: { id: workspaceId } });
  }

  async delete(tx: Transaction, userId: string): Promise<void> {
    await tx.user.delete({ where: { id: userId } });
  }

  /** Everything kept about a user and their workspace, without secrets. */
  async archive(userId: string, workspaceId: string): Promise<Record<string, unknown>> {
    const inWorkspace = { project: { workspaceId } };
    const { client } = this.database;
    const [user, workspace, projects, images, videos, markers, links] = await Promise.all([
      client.user.findUniqueOrThrow({ where: { id: userId }, omit: { passwordHash: true } }),
      client.workspace.findUniqueOrThrow({ where: { id: workspaceId }, include: { members: true } }),
      client.project.findMany({ where: { workspaceId } }),
      client.image.findMany({ where: inWorkspace, include: { renditions: true } }),
      client.video.findMany({ where: inWorkspace, include: { renditions: true } }),
      client.marker.findMany({ where: inWorkspace, include: { videos: true } }),
      client.link.findMany({ where: inWorkspace, omit: { passwordHash: true }, include: { markers: true } }),
    ]);
    return { user, workspace, projects, images, videos, markers, links };
  }
}
