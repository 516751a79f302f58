import type { ServerResponse } from 'node:http';
import type { DomainEvent } from '@argument/contracts';
import type { Logger } from '@argument/observability';
import type { EventBus } from '@argument/queue';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { EVENT_BUS, LOGGER } from '../../core/tokens.js';
import { EventStream } from './event-stream.js';
import { EventsRepository } from './events.repository.js';

/** Proxies cut a connection that is silent for a minute; ms. */
const HEARTBEAT_MS = 20_000;

/** Hands the events of a workspace to its dashboards. */
@Injectable()
export class EventsService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly streams = new Map<string, Set<EventStream>>();
  private unsubscribe: (() => Promise<void>) | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    private readonly repository: EventsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    this.unsubscribe = await this.bus.subscribe(
      (event) => this.deliver(event),
      () => this.endAll(),
    );
    this.timer = setInterval(() => this.beat(), HEARTBEAT_MS);
    this.timer.unref();
  }

  /** Streams would keep the server open for ever. */
  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.unsubscribe?.();
    this.endAll();
  }

  /** Serves the stream until the client goes. `after` is the last sequence that the client has seen. */
  async open(workspaceId: string, after: string | null, response: ServerResponse): Promise<void> {
    const stream = new EventStream(response);
    const open = this.streams.get(workspaceId) ?? new Set();
    this.streams.set(workspaceId, open.add(stream));
    response.on('close', () => {
      open.delete(stream);
      if (open.size === 0) this.streams.delete(workspaceId);
    });
    stream.heartbeat();
    try {
      stream.goLive(after === null ? [] : await this.repository.since(workspaceId, after));
    } catch (error) {
      this.logger.warn({ err: error }, 'missed events could not be read; the client asks again');
      stream.end();
    }
  }

  private deliver(event: DomainEvent): void {
    for (const stream of this.streams.get(event.workspaceId) ?? []) stream.push(event);
  }

  private beat(): void {
    for (const open of this.streams.values()) for (const stream of open) stream.heartbeat();
  }

  /** Events were or will be missed: each client comes back and catches up by Last-Event-ID. */
  private endAll(): void {
    for (const open of this.streams.values()) for (const stream of open) stream.end();
  }
}
