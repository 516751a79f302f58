import type { DomainEvent } from '@argument/contracts';

interface Subscriber {
  listener: (event: DomainEvent) => void;
  onGap: () => void;
}

/** The listeners of one process; a listener that throws harms no other. */
export class EventSubscribers {
  private readonly subscribers = new Set<Subscriber>();

  constructor(private readonly onError: (error: Error) => void) {}

  add(listener: (event: DomainEvent) => void, onGap: () => void = () => undefined): () => Promise<void> {
    const subscriber = { listener, onGap };
    this.subscribers.add(subscriber);
    return async () => {
      this.subscribers.delete(subscriber);
    };
  }

  /** `message` is what {@link encodeEvent} made. */
  deliver(message: string): void {
    this.each(({ listener }) => listener(JSON.parse(message) as DomainEvent));
  }

  reportGap(): void {
    this.each(({ onGap }) => onGap());
  }

  clear(): void {
    this.subscribers.clear();
  }

  private each(call: (subscriber: Subscriber) => void): void {
    for (const subscriber of this.subscribers) {
      try {
        call(subscriber);
      } catch (error) {
        this.onError(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }
}

/** PostgreSQL refuses notifications of 8,000 bytes and more; events hold ids, so a longer one is a mistake. */
const MAX_BYTES = 7_999;

export function encodeEvent(event: DomainEvent): string {
  const message = JSON.stringify(event);
  const bytes = Buffer.byteLength(message);
  if (bytes > MAX_BYTES)
    throw new RangeError(`The event ${event.name} has ${bytes} bytes; at most ${MAX_BYTES} can be sent.`);
  return message;
}
