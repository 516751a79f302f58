import type { ServerResponse } from 'node:http';
import type { DomainEvent } from '@argument/contracts';
import { formatEvent, formatHint, HEARTBEAT } from './event-format.js';

/** Unsent bytes after which a client is taken for gone; it comes back and goes on by Last-Event-ID. */
const MOST_UNSENT_BYTES = 1024 * 1024;

/**
 * One client's stream. While the past is replayed, what happens meanwhile waits; nothing is sent twice and nothing out of
 * order.
 */
export class EventStream {
  private waiting: DomainEvent[] | null = [];
  private lastSent = 0n;

  constructor(private readonly response: ServerResponse) {}

  push(event: DomainEvent): void {
    if (this.waiting) this.waiting.push(event);
    else this.send(event);
  }

  /** The events that were missed, oldest first; from then on it is live. */
  goLive(missed: readonly DomainEvent[]): void {
    const waited = this.waiting ?? [];
    this.waiting = null;
    for (const event of [...missed, ...waited]) this.send(event);
  }

  /** `data` is JSON. Dropped while the past is replayed: it is of the moment. */
  hint(name: string, data: string): void {
    if (!this.waiting) this.write(formatHint(name, data));
  }

  heartbeat(): void {
    this.write(HEARTBEAT);
  }

  end(): void {
    this.response.end();
  }

  private send(event: DomainEvent): void {
    const sequence = BigInt(event.sequence);
    if (sequence <= this.lastSent) return;
    this.lastSent = sequence;
    this.write(formatEvent(event));
  }

  private write(text: string): void {
    this.response.write(text);
    if (this.response.writableLength > MOST_UNSENT_BYTES) this.response.destroy();
  }
}
