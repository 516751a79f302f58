import type { AdminStatistics, AdminUser, AdminUserQuery, Page, UpdateAdminUser } from '@argument/contracts';
import type { JobProducer } from '@argument/queue';
import { Inject, Injectable } from '@nestjs/common';
import { AuditLog } from '../../core/audit/audit-log.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { decodeCursor, toPage } from '../../core/http/paging.js';
import { JOB_PRODUCER } from '../../core/tokens.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { QuotaService } from '../quota/quota.service.js';
import { UsersService } from '../users/users.service.js';
import { AdminRepository, type AdminUserRow } from './admin.repository.js';

@Injectable()
export class AdminService {
  constructor(
    private readonly repository: AdminRepository,
    private readonly users: UsersService,
    private readonly quotas: QuotaService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    @Inject(JOB_PRODUCER) private readonly producer: JobProducer,
  ) {}

  async list(query: AdminUserQuery): Promise<Page<AdminUser>> {
    const rows = await this.repository.list(query.search, query.limit, decodeCursor(query.cursor));
    const page = toPage(rows, query.limit, (row) => [row.email, row.id]);
    return { ...page, items: await Promise.all(page.items.map((row) => this.toAdminUser(row))) };
  }

  async update(me: Principal, userId: string, change: UpdateAdminUser): Promise<AdminUser> {
    await this.unitOfWork.run(async (tx) => {
      const row = await this.repository.find(userId, tx);
      if (!row) throw errors.notFound('user');
      const losesRights = change.isOperator === false || change.blocked === true;
      if (losesRights && (await this.users.isLastOperator(userId, tx))) throw errors.lastOperator();
      await this.repository.update(tx, row, change, new Date());
      await this.audit.record(tx, {
        workspaceId: null,
        actorId: me.userId,
        action: 'user.updated',
        subjectType: 'user',
        subjectId: userId,
        details: { ...change },
      });
    });
    const updated = await this.repository.find(userId);
    if (!updated) throw errors.notFound('user');
    return this.toAdminUser(updated);
  }

  async delete(me: Principal, userId: string): Promise<void> {
    await this.users.delete(userId);
    await this.unitOfWork.run((tx) =>
      this.audit.record(tx, {
        workspaceId: null,
        actorId: me.userId,
        action: 'user.deleted',
        subjectType: 'user',
        subjectId: userId,
      }),
    );
  }

  async statistics(): Promise<AdminStatistics> {
    const [counts, jobs] = await Promise.all([this.repository.counts(), this.producer.counts()]);
    return { ...counts, jobs };
  }

  private async toAdminUser(row: AdminUserRow): Promise<AdminUser> {
    const [member] = row.memberships;
    return {
      id: row.id,
      email: row.email,
      name: row.name,
      role: member?.role ?? 'viewer',
      emailVerified: row.emailVerifiedAt !== null,
      isOperator: row.isOperator,
      blockedAt: row.blockedAt?.toISOString() ?? null,
      projects: member?.workspace._count.projects ?? 0,
      storageBytes: member ? await this.quotas.storageUsed(member.workspaceId) : 0,
      createdAt: row.createdAt.toISOString(),
    };
  }
}
