import {
  type CreateWebhook,
  createWebhook,
  deliveryQuery,
  type NewWebhook,
  type Page,
  type PageQuery,
  type UpdateWebhook,
  updateWebhook,
  type Webhook,
  type WebhookDelivery,
} from '@argument/contracts';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { WebhooksService } from './webhooks.service.js';

const webhookId = idOf('webhook');

@Controller('api/v1/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Get()
  list(@Me() me: Principal): Promise<{ items: Webhook[] }> {
    return this.webhooks.list(me);
  }

  @Post()
  @Header('cache-control', 'no-store')
  create(@Me() me: Principal, @Body(valid(createWebhook)) input: CreateWebhook): Promise<NewWebhook> {
    return this.webhooks.create(me, input);
  }

  @Patch(':webhookId')
  update(
    @Me() me: Principal,
    @Param('webhookId', webhookId) id: string,
    @Body(valid(updateWebhook)) change: UpdateWebhook,
  ): Promise<Webhook> {
    return this.webhooks.update(me, id, change);
  }

  @Delete(':webhookId')
  @HttpCode(204)
  delete(@Me() me: Principal, @Param('webhookId', webhookId) id: string): Promise<void> {
    return this.webhooks.delete(me, id);
  }

  @Post(':webhookId/test')
  @HttpCode(202)
  test(@Me() me: Principal, @Param('webhookId', webhookId) id: string): Promise<WebhookDelivery> {
    return this.webhooks.test(me, id);
  }

  @Get(':webhookId/deliveries')
  deliveries(
    @Me() me: Principal,
    @Param('webhookId', webhookId) id: string,
    @Query(valid(deliveryQuery)) query: PageQuery,
  ): Promise<Page<WebhookDelivery>> {
    return this.webhooks.deliveries(me, id, query);
  }

  @Post(':webhookId/deliveries/:deliveryId/replay')
  @HttpCode(202)
  replay(
    @Me() me: Principal,
    @Param('webhookId', webhookId) id: string,
    @Param('deliveryId', idOf('delivery')) delivery: string,
  ): Promise<WebhookDelivery> {
    return this.webhooks.replay(me, id, delivery);
  }
}
