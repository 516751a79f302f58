import { send } from '../../lib/http/client';
import { EventStreamParser } from '../../lib/http/event-stream';
import type { LiveState } from './poll';
import { type LiveEvent, readEvent } from './read-event';

interface Handlers {
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Follows the event stream until the signal ends it. The browser's EventSource cannot send an Authorization header, so the
 * stream is read by fetch; after a cut it goes on where it stopped (Last-Event-ID), waiting 1 s to 30 s in between.
 */
export async function followEvents({ onEvent, onState }: Handlers, signal: AbortSignal): Promise<void> {
  let lastId: string | null = null;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const headers: Record<string, string> = { accept: 'text/event-stream' };
      if (lastId) headers['last-event-id'] = lastId;
      const response = await send('/events', { headers, signal });
      if (!response.body) throw new Error('The stream has no body');
      onState('on');
      failures = 0;
      const parser = new EventStreamParser();
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { value, done } = await reader.read();
        if (done) break;
        for (const message of parser.push(value)) {
          lastId = message.id ?? lastId;
          const event = readEvent(message.event, message.data);
          if (event) onEvent(event);
        }
      }
    } catch {
      failures += 1;
    }
    if (signal.aborted) return;
    onState('off');
    await pause(Math.min(30_000, 1000 * 2 ** Math.min(failures, 5)) * (0.75 + Math.random() / 2), signal);
  }
}
