import type { DomainEventName } from '@argument/contracts';
import { recordEvent } from '@argument/database';
import { waitFor } from '@argument/testing';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

/** As a worker does it: recorded, committed, published. */
async function happen(me: TestClient, name: DomainEventName, data: object): Promise<string> {
  const workspaceId = me.session?.user.workspaceId ?? '';
  const event = await api.resources.database.inTransaction((tx) => recordEvent(tx, workspaceId, name, data as never));
  await api.resources.bus.publish(event);
  return event.sequence;
}

/** Follows the stream and gathers what comes. */
async function follow(me: TestClient, lastEventId?: string) {
  const controller = new AbortController();
  const response = await fetch(`${api.url}/api/v1/events`, {
    headers: {
      authorization: `Bearer ${me.session?.accessToken}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    },
    signal: controller.signal,
  });
  const seen = { text: '', ended: false };
  const read = async () => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) seen.text += part.value;
  };
  const reading = read()
    .catch(() => undefined)
    .finally(() => {
      seen.ended = true;
    });
  await waitFor('the stream to open', () => seen.text.includes(':'));
  return {
    response,
    seen,
    ids: () => [...seen.text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id),
    stop: () => {
      controller.abort();
      return reading;
    },
  };
}

describe('the event stream', () => {
  it('tells what happens in the own workspace only', async () => {
    const [me, stranger] = [await api.newUser(), await api.newUser()];
    const stream = await follow(me);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.response.headers.get('x-content-type-options')).toBe('nosniff');
    const data = { projectId: me.session.user.id, imageId: me.session.user.id };
    await happen(stranger, 'image.failed', data);
    const id = await happen(me, 'image.ready', data);
    await waitFor('the event', () => stream.ids().length > 0);
    expect(stream.seen.text).toContain(`id: ${id}\nevent: image.ready\ndata: {`);
    expect(stream.seen.text).not.toContain('image.failed');
    await stream.stop();
  });

  it('goes on where the client stopped, in order and without gaps or doubles', async () => {
    const me = await api.newUser();
    const data = { projectId: me.session.user.id, videoId: me.session.user.id };
    const past: string[] = [];
    for (let i = 0; i < 5; i++) past.push(await happen(me, 'video.progress', { ...data, progress: i }));
    const opening = follow(me, past[1]);
    const meanwhile = [await happen(me, 'video.ready', data), await happen(me, 'video.ready', data)];
    const stream = await opening;
    const later = await happen(me, 'video.failed', data);
    await waitFor('the last event', () => stream.ids().includes(later));
    expect(stream.ids()).toEqual([...past.slice(2), ...meanwhile, later]);
    await stream.stop();
  });

  it('asks who is there, and ignores an id that was never given', async () => {
    expect((await api.anyone.get('/api/v1/events')).status).toBe(401);
    const me = await api.newUser();
    const stream = await follow(me, "1'; --");
    expect(stream.response.status).toBe(200);
    await stream.stop();
  });
});

it('lets the API stop although somebody listens', async () => {
  const other = await startTestApi();
  const me = await other.newUser();
  const response = await fetch(`${other.url}/api/v1/events`, {
    headers: { authorization: `Bearer ${me.session.accessToken}` },
  });
  const start = Date.now();
  const ended = response.text();
  await other.close();
  await ended;
  expect(Date.now() - start).toBeLessThan(5_000);
});
