import type { AdminStatistics, UpdateAdminUser } from '@argument/contracts';
import { type Database, type Prisma, type Transaction, viewsOfAll } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Position } from '../../core/http/paging.js';
import { DATABASE } from '../../core/tokens.js';

const withWorkspace = {
  memberships: {
    orderBy: { createdAt: 'asc' },
    take: 1,
    include: { workspace: { include: { _count: { select: { projects: { where: { deletedAt: null } } } } } } },
  },
} as const satisfies Prisma.UserInclude;
export type AdminUserRow = Prisma.UserGetPayload<{ include: typeof withWorkspace }>;

/** Sees every workspace: for operators only. */
@Injectable()
export class AdminRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  list(search: string | undefined, limit: number, after: Position | null): Promise<AdminUserRow[]> {
    const contains = search ? { contains: search, mode: 'insensitive' as const } : undefined;
    return this.database.client.user.findMany({
      where: {
        ...(contains ? { OR: [{ email: contains }, { name: contains }] } : {}),
        ...(after ? { id: { lt: after[1] } } : {}),
      },
      include: withWorkspace,
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
  }

  find(id: string, tx: Transaction = this.database.client): Promise<AdminUserRow | null> {
    return tx.user.findUnique({ where: { id }, include: withWorkspace });
  }

  /** Blocking ends every session at once. */
  async update(tx: Transaction, row: AdminUserRow, change: UpdateAdminUser, now: Date): Promise<void> {
    const userId = row.id;
    if (change.role !== undefined) {
      const workspaceId = row.memberships[0]?.workspaceId;
      if (workspaceId) await tx.member.updateMany({ where: { userId, workspaceId }, data: { role: change.role } });
    }
    await tx.user.update({
      where: { id: userId },
      data: {
        ...(change.isOperator === undefined ? {} : { isOperator: change.isOperator }),
        ...(change.blocked === undefined ? {} : { blockedAt: change.blocked ? (row.blockedAt ?? now) : null }),
      },
    });
    if (change.blocked) {
      // Access tokens die with their sign-in: unblocking does not bring them back.
      await tx.signIn.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
      await tx.refreshToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } });
    }
  }

  /** Bytes of originals and renditions of everybody. */
  async counts(): Promise<Omit<AdminStatistics, 'jobs'>> {
    const { client } = this.database;
    const [users, projects, images, videos, markers, links, views, stored] = await Promise.all([
      client.user.count(),
      client.project.count({ where: { deletedAt: null } }),
      client.image.count(),
      client.video.count(),
      client.marker.count(),
      client.link.count(),
      viewsOfAll(client),
      client.storedFile.aggregate({ _sum: { bytes: true } }),
    ]);
    const storageBytes = Number(stored._sum.bytes ?? 0);
    return { users, projects, images, videos, markers, links, views, storageBytes };
  }
}
