import { TEST_EVENT, type UpdateWebhook } from '@argument/contracts';
import { type Database, newId, type Transaction, type Webhook, type WebhookDelivery } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Position } from '../../core/http/paging.js';
import { DATABASE } from '../../core/tokens.js';

@Injectable()
export class WebhooksRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  list(workspaceId: string): Promise<Webhook[]> {
    return this.database.client.webhook.findMany({ where: { workspaceId }, orderBy: { id: 'desc' }, take: 100 });
  }

  find(workspaceId: string, id: string): Promise<Webhook | null> {
    return this.database.client.webhook.findFirst({ where: { id, workspaceId } });
  }

  /** Holds the workspace, so that two at once cannot both take the last place. */
  async count(tx: Transaction, workspaceId: string): Promise<number> {
    await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR UPDATE`;
    return tx.webhook.count({ where: { workspaceId } });
  }

  create(
    tx: Transaction,
    hook: { workspaceId: string; createdById: string; url: string; events: string[]; secret: string },
  ): Promise<Webhook> {
    return tx.webhook.create({ data: { id: newId(), ...hook } });
  }

  async update(tx: Transaction, workspaceId: string, id: string, change: UpdateWebhook): Promise<boolean> {
    const { url, events, isActive } = change;
    const data = {
      ...(url === undefined ? {} : { url }),
      ...(events === undefined ? {} : { events: [...new Set(events)] }),
      ...(isActive === undefined ? {} : { isActive }),
    };
    return (await tx.webhook.updateMany({ where: { id, workspaceId }, data })).count === 1;
  }

  async delete(tx: Transaction, workspaceId: string, id: string): Promise<boolean> {
    return (await tx.webhook.deleteMany({ where: { id, workspaceId } })).count === 1;
  }

  deliveries(webhookId: string, limit: number, after: Position | null): Promise<WebhookDelivery[]> {
    return this.database.client.webhookDelivery.findMany({
      where: { webhookId, ...(after ? { id: { lt: after[1] } } : {}) },
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
  }

  addTest(webhookId: string): Promise<WebhookDelivery> {
    const id = newId();
    const payload = { message: 'This is a test. If you can read it, your webhook works.' };
    return this.database.client.webhookDelivery.create({
      data: { id, webhookId, eventId: `test-${id}`, name: TEST_EVENT, payload },
    });
  }

  /** Due at once, with all its attempts; null when there is no such delivery. */
  async replay(webhookId: string, id: string): Promise<WebhookDelivery | null> {
    const again = {
      status: 'waiting',
      attempts: 0,
      nextAttemptAt: new Date(),
      error: null,
      answerStatus: null,
    } as const;
    const { count } = await this.database.client.webhookDelivery.updateMany({
      where: { id, webhookId },
      data: { ...again, deliveredAt: null },
    });
    return count === 0 ? null : this.database.client.webhookDelivery.findUniqueOrThrow({ where: { id } });
  }
}
