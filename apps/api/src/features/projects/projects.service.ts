import type { CreateProject, Page, Project, ProjectQuery, UpdateProject } from '@argument/contracts';
import type { Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { AddressBook } from '../../core/address-book.js';
import type { Principal } from '../../core/auth/principal.js';
import type { Within } from '../../core/auth/within.js';
import { errors } from '../../core/errors/errors.js';
import { decodeCursor, toPage } from '../../core/http/paging.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { PublishingService } from '../publishing/publishing.service.js';
import { QuotaService } from '../quota/quota.service.js';
import { DuplicateRepository } from './duplicate.repository.js';
import { toProject } from './projects.mapper.js';
import { ProjectsRepository } from './projects.repository.js';

@Injectable()
export class ProjectsService {
  constructor(
    private readonly repository: ProjectsRepository,
    private readonly duplicates: DuplicateRepository,
    private readonly quotas: QuotaService,
    private readonly publishing: PublishingService,
    private readonly addresses: AddressBook,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async list(me: Principal, query: ProjectQuery): Promise<Page<Project>> {
    const rows = await this.repository.list(me, query, decodeCursor(query.cursor));
    const page = toPage(rows, query.limit, (row) => [row.name, row.id]);
    return { ...page, items: await Promise.all(page.items.map((row) => toProject(row, this.addresses))) };
  }

  async get(me: Principal, id: string): Promise<Project> {
    const row = await this.repository.find(me, id);
    if (!row) throw errors.notFound('project');
    return toProject(row, this.addresses);
  }

  /** @throws ProblemError 404 unless the project is there and the caller may see it */
  async assertExists(within: Within, id: string, tx?: Transaction): Promise<void> {
    if (!(await this.repository.exists(within, id, tx))) throw errors.notFound('project');
  }

  async create(me: Principal, input: CreateProject): Promise<Project> {
    const id = await this.unitOfWork.run(async (tx) => {
      await this.quotas.claimProject(tx, me.workspaceId);
      return this.repository.create(tx, me.workspaceId, me.userId, input);
    });
    return this.get(me, id);
  }

  /** Its pictures, videos and markers as far as they are ready; links stay with the prints that name them. */
  async duplicate(me: Principal, id: string): Promise<Project> {
    const { name, description, tags, visibility } = await this.get(me, id);
    const copy = { name: copyName(name), description, tags, visibility };
    const created = await this.unitOfWork.run(async (tx) => {
      await this.quotas.claimProject(tx, me.workspaceId);
      const newId = await this.repository.create(tx, me.workspaceId, me.userId, copy);
      await this.duplicates.copy(tx, me, id, newId);
      return newId;
    });
    return this.get(me, created);
  }

  async update(me: Principal, id: string, change: UpdateProject): Promise<Project> {
    if (!(await this.repository.update(me, id, change))) throw errors.notFound('project');
    return this.get(me, id);
  }

  /** Its links show that they are switched off; all of it can be restored for 30 days. */
  async delete(me: Principal, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx, effects) => {
      if (!(await this.repository.markDeleted(tx, me, id, new Date()))) throw errors.notFound('project');
      const links = await this.publishing.linksThatShow(tx, { projectId: id });
      await this.publishing.republish(tx, effects, links, me.workspaceId);
    });
  }

  async restore(me: Principal, id: string): Promise<Project> {
    await this.unitOfWork.run(async (tx, effects) => {
      await this.quotas.claimProject(tx, me.workspaceId);
      if (!(await this.repository.restore(tx, me, id, new Date()))) throw errors.notFound('project');
      const links = await this.publishing.linksThatShow(tx, { projectId: id });
      await this.publishing.republish(tx, effects, links, me.workspaceId);
    });
    return this.get(me, id);
  }
}

const NAME_LENGTH = 120;
const copyName = (name: string) => `Copy of ${name}`.slice(0, NAME_LENGTH);
