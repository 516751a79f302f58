import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { headersOf } from '../../core/http/reply-headers.js';
import { lastEventId } from './event-format.js';
import { EventsService } from './events.service.js';

@Controller('api/v1/events')
export class EventsController {
  constructor(private readonly events: EventsService) {}

  @Get()
  async open(@Me() me: Principal, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    reply.hijack();
    reply.raw.writeHead(200, {
      ...headersOf(reply),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Tells nginx to pass every event on at once.
      'x-accel-buffering': 'no',
    });
    await this.events.open(me, lastEventId(request.headers['last-event-id']), reply.raw);
  }
}
