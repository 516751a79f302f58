import type { Member, Page, PageQuery, Role, SaveWorkspace, Workspace } from '@argument/contracts';
import type { Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../core/audit/audit-log.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { decodeCursor, toPage } from '../../core/http/paging.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { toMember, toWorkspace } from './workspaces.mapper.js';
import { type MemberRow, WorkspacesRepository } from './workspaces.repository.js';

/** Workspaces and their members. Each has an owner, who is always an admin. */
@Injectable()
export class WorkspacesService {
  constructor(
    private readonly repository: WorkspacesRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async mine(me: Principal): Promise<{ items: Workspace[] }> {
    return { items: (await this.repository.memberships(me.userId)).map(toWorkspace) };
  }

  async read(workspaceId: string, userId: string): Promise<Workspace> {
    const row = await this.repository.membership(workspaceId, userId);
    if (!row) throw errors.notFound('workspace');
    return toWorkspace(row);
  }

  async create(me: Principal, { name }: SaveWorkspace): Promise<Workspace> {
    const id = await this.unitOfWork.run(async (tx) => {
      const made = await this.repository.create(tx, name, me.userId);
      await this.record(tx, { ...me, workspaceId: made }, 'workspace.created', 'workspace', made);
      return made;
    });
    return this.read(id, me.userId);
  }

  async rename(me: Principal, { name }: SaveWorkspace): Promise<Workspace> {
    await this.unitOfWork.run(async (tx) => {
      await this.repository.rename(tx, me.workspaceId, name);
      await this.record(tx, me, 'workspace.renamed', 'workspace', me.workspaceId);
    });
    return this.read(me.workspaceId, me.userId);
  }

  async members(me: Principal, query: PageQuery): Promise<Page<Member>> {
    const rows = await this.repository.members(me.workspaceId, query.limit, decodeCursor(query.cursor));
    const page = toPage(rows, query.limit, (row) => [row.user.name, row.userId]);
    return { ...page, items: page.items.map(toMember) };
  }

  setRole(me: Principal, userId: string, role: Role): Promise<Member> {
    return this.unitOfWork.run(async (tx) => {
      const row = await this.held(tx, me, userId);
      if (row.workspace.ownerId === userId) throw errors.ownerStays();
      await this.repository.setRole(tx, me.workspaceId, userId, role);
      await this.record(tx, me, 'member.role_changed', 'user', userId, { from: row.role, to: role });
      return toMember({ ...row, role });
    });
  }

  async remove(me: Principal, userId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const row = await this.held(tx, me, userId);
      if (row.workspace.ownerId === userId) throw errors.ownerStays();
      const left = await this.repository.removeMember(tx, me.workspaceId, userId, new Date());
      // Everybody has somewhere to be.
      if (left === 0) await this.repository.create(tx, `${row.user.name}'s workspace`, userId);
      const action = userId === me.userId ? 'member.left' : 'member.removed';
      await this.record(tx, me, action, 'user', userId);
    });
  }

  async transfer(me: Principal, userId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const row = await this.held(tx, me, userId);
      if (row.workspace.ownerId !== me.userId) throw errors.ownersOnly();
      await this.repository.setOwner(tx, me.workspaceId, userId);
      await this.record(tx, me, 'workspace.transferred', 'user', userId);
    });
  }

  private async held(tx: Transaction, me: Principal, userId: string): Promise<MemberRow> {
    const row = await this.repository.holdMember(tx, me.workspaceId, userId);
    if (!row) throw errors.notFound('member');
    return row;
  }

  private record(
    tx: Transaction,
    me: Principal,
    action: string,
    subjectType: string,
    subjectId: string,
    details: Record<string, string> = {},
  ): Promise<void> {
    const { workspaceId, userId: actorId } = me;
    return this.audit.record(tx, { workspaceId, actorId, action, subjectType, subjectId, details });
  }
}
