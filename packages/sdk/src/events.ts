import type { Client } from './client.js';
import { EventStreamParser, type StreamMessage } from './event-stream.js';
import { ApiError } from './problem.js';
import { pause } from './retry.js';

export interface FollowOptions {
  signal?: AbortSignal | undefined;
  /** Id of the last message that was seen; the stream goes on after it. */
  lastEventId?: string | null;
  /** True while the stream is open. */
  onState?: (open: boolean) => void;
}

/**
 * What happens in the workspace, as it happens: `for await (const { event, data } of followEvents(client)) ...`. After a cut it
 * goes on where it stopped, waiting 1 s to 30 s in between. EventSource cannot send an Authorization header, so this reads the
 * stream by fetch. It ends when the signal does.
 * @throws ApiError when the stream is refused
 */
export async function* followEvents(
  client: Client,
  { signal, lastEventId = null, onState }: FollowOptions = {},
): AsyncGenerator<StreamMessage, void, undefined> {
  let lastId = lastEventId;
  let failures = 0;
  while (!signal?.aborted) {
    try {
      for await (const message of open(client, lastId, signal, () => {
        failures = 0;
        onState?.(true);
      })) {
        lastId = message.id ?? lastId;
        yield message;
      }
    } catch (error) {
      if (signal?.aborted) return;
      if (error instanceof ApiError && error.status < 500 && error.status !== 429) throw error;
      failures += 1;
    }
    if (signal?.aborted) return;
    onState?.(false);
    const wait = Math.min(30_000, 1_000 * 2 ** Math.min(failures, 5)) * (0.75 + Math.random() / 2);
    await pause(wait, signal).catch(() => undefined);
  }
}

async function* open(
  client: Client,
  lastId: string | null,
  signal: AbortSignal | undefined,
  onOpen: () => void,
): AsyncGenerator<StreamMessage, void, undefined> {
  const headers: Record<string, string> = { accept: 'text/event-stream' };
  if (lastId !== null) headers['last-event-id'] = lastId;
  const response = await client.request('get', '/events', { headers, signal });
  if (!response.body) throw new TypeError('The stream has no body.');
  onOpen();
  const parser = new EventStreamParser();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield* parser.push(value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
