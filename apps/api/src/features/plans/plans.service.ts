import type {
  AdminWorkspace,
  AdminWorkspaceQuery,
  CreatePlan,
  Page,
  Plan,
  UpdateAdminWorkspace,
  UpdatePlan,
} from '@argument/contracts';
import type { Prisma, Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../core/audit/audit-log.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { decodeCursor, toPage } from '../../core/http/paging.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { QuotaService } from '../quota/quota.service.js';
import { planErrors } from './plans.errors.js';
import { toAdminWorkspace, toPlan } from './plans.mapper.js';
import { NameTakenError, PlansRepository, type WorkspaceRow } from './plans.repository.js';

/** Plans, and which workspace has which. */
@Injectable()
export class PlansService {
  constructor(
    private readonly repository: PlansRepository,
    private readonly quotas: QuotaService,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async list(): Promise<Plan[]> {
    return (await this.repository.list()).map(toPlan);
  }

  async create(me: Principal, { name, limits }: CreatePlan): Promise<Plan> {
    const id = await this.change(name, async (tx) => {
      const made = await this.repository.create(tx, name, limits);
      await this.record(tx, me, 'plan.created', made, { name, limits });
      return made;
    });
    return this.get(id);
  }

  async update(me: Principal, id: string, { name, limits, isDefault }: UpdatePlan): Promise<Plan> {
    await this.change(name ?? '', async (tx) => {
      if (!(await this.repository.find(id, tx))) throw errors.notFound('plan');
      await this.repository.update(tx, id, name, limits ?? {});
      if (isDefault) await this.repository.makeDefault(tx, id);
      const details = { ...(name === undefined ? {} : { name }), ...(limits ? { limits } : {}) };
      await this.record(tx, me, 'plan.updated', id, { ...details, ...(isDefault ? { isDefault } : {}) });
    });
    return this.get(id);
  }

  async delete(me: Principal, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const row = await this.repository.find(id, tx);
      if (!row) throw errors.notFound('plan');
      if (row.isDefault) throw planErrors.isDefault();
      await this.repository.delete(tx, id);
      await this.record(tx, me, 'plan.deleted', id, { name: row.name });
    });
  }

  async workspaces({ search, limit, cursor }: AdminWorkspaceQuery): Promise<Page<AdminWorkspace>> {
    const rows = await this.repository.workspaces(search, limit, decodeCursor(cursor));
    const page = toPage(rows, limit, (row) => [row.name, row.id]);
    return { ...page, items: await this.withUse(page.items) };
  }

  async updateWorkspace(me: Principal, id: string, change: UpdateAdminWorkspace): Promise<AdminWorkspace> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.repository.workspace(id, tx))) throw errors.notFound('workspace');
      if (change.planId && !(await this.repository.find(change.planId, tx))) throw errors.notFound('plan');
      await this.repository.updateWorkspace(tx, id, change);
      await this.audit.record(tx, {
        workspaceId: id,
        actorId: me.userId,
        action: 'workspace.plan_changed',
        subjectType: 'workspace',
        subjectId: id,
        details: { ...change },
      });
    });
    const row = await this.repository.workspace(id);
    const [workspace] = await this.withUse(row ? [row] : []);
    if (!workspace) throw errors.notFound('workspace');
    return workspace;
  }

  private async withUse(rows: readonly WorkspaceRow[]): Promise<AdminWorkspace[]> {
    const defaultName = await this.repository.defaultName();
    return Promise.all(
      rows.map(async (row) => toAdminWorkspace(row, defaultName, await this.quotas.storageUsed(row.id))),
    );
  }

  private async get(id: string): Promise<Plan> {
    const row = await this.repository.find(id);
    if (!row) throw errors.notFound('plan');
    return toPlan(row);
  }

  private change<T>(name: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work).catch((error: unknown) => {
      throw error instanceof NameTakenError ? planErrors.nameTaken(name) : error;
    });
  }

  private record(tx: Transaction, me: Principal, action: string, id: string, details: Prisma.InputJsonObject) {
    const subject = { subjectType: 'plan', subjectId: id };
    return this.audit.record(tx, { workspaceId: null, actorId: me.userId, action, ...subject, details });
  }
}
