import { randomBytes } from 'node:crypto';
import type {
  CreateWebhook,
  NewWebhook,
  Page,
  PageQuery,
  UpdateWebhook,
  Webhook,
  WebhookDelivery,
} from '@argument/contracts';
import type { Transaction } from '@argument/database';
import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../core/audit/audit-log.js';
import type { Principal } from '../../core/auth/principal.js';
import { SecretBox } from '../../core/auth/secret-box.js';
import { errors } from '../../core/errors/errors.js';
import { ProblemError } from '../../core/errors/problem-error.js';
import { decodeCursor, toPage } from '../../core/http/paging.js';
import { UnitOfWork } from '../../core/unit-of-work.js';
import { toDelivery, toWebhook } from './webhooks.mapper.js';
import { WebhooksRepository } from './webhooks.repository.js';

/** Per workspace. */
const MOST = 20;

@Injectable()
export class WebhooksService {
  constructor(
    private readonly repository: WebhooksRepository,
    private readonly box: SecretBox,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  async list(me: Principal): Promise<{ items: Webhook[] }> {
    return { items: (await this.repository.list(me.workspaceId)).map(toWebhook) };
  }

  async create(me: Principal, { url, events }: CreateWebhook): Promise<NewWebhook> {
    const secret = `whsec_${randomBytes(32).toString('base64')}`;
    const { workspaceId, userId } = me;
    const fields = { workspaceId, createdById: userId, url, events: [...new Set(events)] };
    const row = await this.unitOfWork.run(async (tx) => {
      if ((await this.repository.count(tx, workspaceId)) >= MOST) throw tooMany();
      const made = await this.repository.create(tx, { ...fields, secret: this.box.seal(secret) });
      await this.record(tx, me, 'webhook.created', made.id, { host: new URL(url).host });
      return made;
    });
    return { ...toWebhook(row), secret };
  }

  async update(me: Principal, id: string, change: UpdateWebhook): Promise<Webhook> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.repository.update(tx, me.workspaceId, id, change))) throw errors.notFound('webhook');
      await this.record(tx, me, 'webhook.changed', id, {});
    });
    return toWebhook(await this.find(me, id));
  }

  async delete(me: Principal, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.repository.delete(tx, me.workspaceId, id))) throw errors.notFound('webhook');
      await this.record(tx, me, 'webhook.deleted', id, {});
    });
  }

  async deliveries(me: Principal, id: string, query: PageQuery): Promise<Page<WebhookDelivery>> {
    await this.find(me, id);
    const rows = await this.repository.deliveries(id, query.limit, decodeCursor(query.cursor));
    const page = toPage(rows, query.limit, (row) => [row.name, row.id]);
    return { ...page, items: page.items.map(toDelivery) };
  }

  async test(me: Principal, id: string): Promise<WebhookDelivery> {
    await this.find(me, id);
    return toDelivery(await this.repository.addTest(id));
  }

  async replay(me: Principal, id: string, deliveryId: string): Promise<WebhookDelivery> {
    await this.find(me, id);
    const row = await this.repository.replay(id, deliveryId);
    if (!row) throw errors.notFound('delivery');
    return toDelivery(row);
  }

  private async find(me: Principal, id: string) {
    const row = await this.repository.find(me.workspaceId, id);
    if (!row) throw errors.notFound('webhook');
    return row;
  }

  private record(tx: Transaction, me: Principal, action: string, subjectId: string, details: { host?: string }) {
    const { workspaceId, userId: actorId } = me;
    return this.audit.record(tx, { workspaceId, actorId, action, subjectType: 'webhook', subjectId, details });
  }
}

const tooMany = () =>
  new ProblemError(
    409,
    'webhooks.too_many',
    'There are enough webhooks',
    `A workspace has at most ${MOST}. Delete one that is no longer needed.`,
  );
