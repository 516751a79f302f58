import type { ServerResponse } from 'node:http';
import type { DomainEvent, streamHints } from '@argument/contracts';
import type { Logger } from '@argument/observability';
import type { EventBus } from '@argument/queue';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Within } from '../../core/auth/within.js';
import { EVENT_BUS, LOGGER } from '../../core/tokens.js';
import { EventStream } from './event-stream.js';
import { EventsRepository } from './events.repository.js';

/** Proxies cut a connection that is silent for a minute; ms. */
const HEARTBEAT_MS = 20_000;

interface OpenStream {
  stream: EventStream;
  /** See {@link Within}. */
  ownerId: string | null;
}

/** Hands the events of a workspace to its dashboards. */
@Injectable()
export class EventsService implements OnModuleInit, BeforeApplicationShutdown {
  private readonly streams = new Map<string, Set<OpenStream>>();
  /** Events are handed on one after the other, in the order they came. */
  private turn: Promise<void> = Promise.resolve();
  private unsubscribe: (() => Promise<void>) | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    private readonly repository: EventsRepository,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onModuleInit(): Promise<void> {
    this.unsubscribe = await this.bus.subscribe(
      (event) => {
        this.turn = this.turn.then(() => this.deliver(event));
      },
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
  async open(within: Within, after: string | null, response: ServerResponse): Promise<void> {
    const { workspaceId, ownerId } = within;
    const stream = new EventStream(response);
    const entry = { stream, ownerId };
    const open = this.streams.get(workspaceId) ?? new Set();
    this.streams.set(workspaceId, open.add(entry));
    response.on('close', () => {
      open.delete(entry);
      if (open.size === 0) this.streams.delete(workspaceId);
    });
    stream.heartbeat();
    try {
      stream.goLive(after === null ? [] : await this.repository.since(within, after));
    } catch (error) {
      this.logger.warn({ err: error }, 'missed events could not be read; the client asks again');
      stream.end();
    }
  }

  /** Workspaces somebody of whom listens to this process. */
  listeningWorkspaces(): string[] {
    return [...this.streams.keys()];
  }

  /** Tells those who listen now and may see the project; `data` is JSON. */
  hint(workspaceId: string, projectId: string, name: keyof typeof streamHints, data: string): Promise<void> {
    return this.toThoseWhoSee(workspaceId, projectId, (stream) => stream.hint(name, data));
  }

  /** Those who see only their own projects get only what happens in these. */
  private async deliver(event: DomainEvent): Promise<void> {
    await this.toThoseWhoSee(event.workspaceId, event.data.projectId, (stream) => stream.push(event));
  }

  private async toThoseWhoSee(workspaceId: string, projectId: string, hand: (to: EventStream) => void): Promise<void> {
    const open = this.streams.get(workspaceId);
    if (!open) return;
    try {
      const bounded = [...open].some(({ ownerId }) => ownerId !== null);
      const owner = bounded ? await this.repository.ownerOf(projectId) : null;
      for (const { stream, ownerId } of open) if (ownerId === null || ownerId === owner) hand(stream);
    } catch (error) {
      this.logger.warn({ err: error }, 'an event could not be handed on; clients catch up');
      for (const { stream } of open) stream.end();
    }
  }

  private beat(): void {
    for (const open of this.streams.values()) for (const { stream } of open) stream.heartbeat();
  }

  /** Events were or will be missed: each client comes back and catches up by Last-Event-ID. */
  private endAll(): void {
    for (const open of this.streams.values()) for (const { stream } of open) stream.end();
  }
}
