import { followEvents as streamOf } from '@argument/sdk';
import { api } from '../../lib/http/client';
import type { LiveState } from './poll';
import { type LiveEvent, readEvent } from './read-event';

interface Handlers {
  onEvent: (event: LiveEvent) => void;
  onState: (state: LiveState) => void;
}

/** Milliseconds until a stream that was refused is asked for again. */
const AFTER_REFUSAL_MS = 30_000;

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/** Follows the event stream until the signal ends it. */
export async function followEvents({ onEvent, onState }: Handlers, signal: AbortSignal): Promise<void> {
  const onOpen = (open: boolean) => onState(open ? 'on' : 'off');
  while (!signal.aborted) {
    try {
      for await (const { event, data } of streamOf(api, { signal, onState: onOpen })) {
        const known = readEvent(event, data);
        if (known) onEvent(known);
      }
    } catch {
      onState('off');
      await pause(AFTER_REFUSAL_MS, signal);
    }
  }
}
