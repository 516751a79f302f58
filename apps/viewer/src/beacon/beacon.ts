import type { AnalyticsEvent, AnalyticsEventType } from '@argument/contracts';
import { uuidV7 } from './uuid.js';

export type Metadata = NonNullable<AnalyticsEvent['metadata']>;

/** The ways out of the page; the browser's own in production. */
export interface BeaconPort {
  /** Posts and resolves to the HTTP status; rejects where the network fails. */
  post(url: string, body: string): Promise<number>;
  /** Hands the body to the browser, which sends it even when the page goes away. False when it takes no more. */
  send(url: string, body: string): boolean;
  now(): number;
  later(action: () => void, ms: number): void;
}

const BATCH = 50;
/** What is kept while the network is away; the oldest go first. */
const KEPT = 300;
const FLUSH_MS = 1500;
const LONGEST_WAIT_MS = 60_000;

/**
 * Collects events and posts them in batches. As long as the page lives, a batch that did not arrive is sent again, later and
 * later; ids make that harmless. When the page goes away, what is left goes out by `sendBeacon`.
 */
export class Beacon {
  readonly sessionId: string;
  private readonly queue: AnalyticsEvent[] = [];
  private scheduled = false;
  private sending = false;
  private failures = 0;

  /** @param url where to post; without one nothing is recorded (a bundle that plays without a server) */
  constructor(
    private readonly url: string | undefined,
    private readonly linkId: string,
    private readonly port: BeaconPort = browserPort,
  ) {
    this.sessionId = uuidV7(port.now());
  }

  record(type: AnalyticsEventType, metadata?: Metadata): void {
    if (!this.url) return;
    const now = this.port.now();
    this.queue.push({
      id: uuidV7(now),
      sessionId: this.sessionId,
      linkId: this.linkId,
      type,
      timestamp: new Date(now).toISOString(),
      ...(metadata && { metadata }),
    });
    if (this.queue.length > KEPT) this.queue.shift();
    this.schedule(FLUSH_MS);
  }

  /** Sends what is left, in the last moment of the page. What the browser does not take stays for the next call. */
  leave(): void {
    while (this.url && this.queue.length > 0) {
      if (!this.port.send(this.url, body(this.queue.slice(0, BATCH)))) return;
      this.queue.splice(0, BATCH);
    }
  }

  private schedule(ms: number): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.port.later(() => {
      this.scheduled = false;
      void this.flush();
    }, ms);
  }

  private async flush(): Promise<void> {
    if (!this.url || this.sending || this.queue.length === 0) return;
    this.sending = true;
    const batch = this.queue.slice(0, BATCH);
    const arrived = await this.port.post(this.url, body(batch)).then(
      // A refusal (4xx) will not change by asking again; only a full or failing server is worth it.
      (status) => status < 500 && status !== 429,
      () => false,
    );
    this.sending = false;
    if (arrived) {
      const sent = new Set(batch.map((event) => event.id));
      const left = this.queue.filter((event) => !sent.has(event.id));
      this.queue.splice(0, this.queue.length, ...left);
    }
    this.failures = arrived ? 0 : this.failures + 1;
    if (this.queue.length > 0) this.schedule(Math.min(FLUSH_MS * 2 ** this.failures, LONGEST_WAIT_MS));
  }
}

const body = (events: AnalyticsEvent[]) => JSON.stringify({ events });

/** `text/plain` needs no preflight, so that it also works across origins and from a page that is closing. */
const TYPE = 'text/plain;charset=UTF-8';

const browserPort: BeaconPort = {
  async post(url, text) {
    const init: RequestInit = { method: 'POST', body: text, headers: { 'content-type': TYPE }, credentials: 'omit' };
    return (await fetch(url, { ...init, keepalive: text.length < 60_000 })).status;
  },
  send: (url, text) => navigator.sendBeacon(url, new Blob([text], { type: TYPE })),
  now: () => Date.now(),
  later: (action, ms) => setTimeout(action, ms),
};
