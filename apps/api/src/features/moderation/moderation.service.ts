import type { ModeratedLink, ModerationQuery, Page, ReportLink } from '@argument/contracts';
import type { Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { AddressBook } from '../../core/address-book.js';
import { AuditLog } from '../../core/audit/audit-log.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { decodeCursor, toPage } from '../../core/http/paging.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { PublishingService } from '../publishing/publishing.service.js';
import { type ModeratedRow, ModerationRepository } from './moderation.repository.js';

@Injectable()
export class ModerationService {
  constructor(
    private readonly repository: ModerationRepository,
    private readonly publishing: PublishingService,
    private readonly addresses: AddressBook,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async report(slug: string, report: ReportLink): Promise<void> {
    if (!(await this.repository.report(slug, report))) throw errors.notFound('link');
  }

  async list({ state, limit, cursor }: ModerationQuery): Promise<Page<ModeratedLink>> {
    const rows = await this.repository.list(state, limit, decodeCursor(cursor));
    const page = toPage(rows, limit, (row) => [row.slug, row.id]);
    return { ...page, items: page.items.map((row) => this.toModerated(row)) };
  }

  hide(me: Principal, id: string, reason: string): Promise<ModeratedLink> {
    return this.decide(me, id, 'link.hidden', { reason }, async (tx, now) => {
      await this.repository.setHidden(tx, id, { at: now, reason });
      return true;
    });
  }

  restore(me: Principal, id: string): Promise<ModeratedLink> {
    return this.decide(me, id, 'link.restored', {}, async (tx) => {
      await this.repository.setHidden(tx, id, null);
      return true;
    });
  }

  dismiss(me: Principal, id: string): Promise<ModeratedLink> {
    return this.decide(me, id, 'link.reports_dismissed', {}, () => Promise.resolve(false));
  }

  /** `change` answers whether viewers see something else now. */
  private async decide(
    me: Principal,
    id: string,
    action: string,
    details: { reason?: string },
    change: (tx: Transaction, now: Date) => Promise<boolean>,
  ): Promise<ModeratedLink> {
    await this.unitOfWork.run(async (tx, effects) => {
      const row = await this.repository.find(id, tx);
      if (!row) throw errors.notFound('link');
      const { workspaceId } = row.project;
      const now = new Date();
      await this.repository.resolveReports(tx, id, action, now);
      if (await change(tx, now)) await this.publishing.republish(tx, effects, [id], workspaceId);
      const subject = { subjectType: 'link', subjectId: id, details };
      await this.audit.record(tx, { workspaceId, actorId: me.userId, action, ...subject });
    });
    const row = await this.repository.find(id);
    if (!row) throw errors.notFound('link');
    return this.toModerated(row);
  }

  private toModerated(row: ModeratedRow): ModeratedLink {
    return {
      linkId: row.id,
      slug: row.slug,
      url: this.addresses.link(row.slug),
      name: row.name,
      workspace: row.project.workspace,
      hiddenAt: row.hiddenAt?.toISOString() ?? null,
      hiddenReason: row.hiddenReason,
      reports: row.reports.map(({ id, reason, text, createdAt }) => ({
        id,
        reason,
        text,
        createdAt: createdAt.toISOString(),
      })),
    };
  }
}
