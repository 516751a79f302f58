import type { AnalyticsEvent } from '@argument/contracts';
import { Beacon, type BeaconPort } from './beacon.js';
import { uuidV7 } from './uuid.js';

const LINK = '01900000-0000-7000-8000-000000000000';

function fakePort(answers: (number | 'offline')[] = []) {
  const timers: { action: () => void; ms: number }[] = [];
  const posted: AnalyticsEvent[][] = [];
  const sent: AnalyticsEvent[][] = [];
  const events = (text: string) => (JSON.parse(text) as { events: AnalyticsEvent[] }).events;
  const state = { takes: true };
  const port: BeaconPort = {
    async post(_, text) {
      posted.push(events(text));
      const answer = answers.shift() ?? 202;
      if (answer === 'offline') throw new TypeError('Failed to fetch');
      return answer;
    },
    send(_, text) {
      if (state.takes) sent.push(events(text));
      return state.takes;
    },
    now: () => Date.UTC(2026, 0, 2, 3, 4, 5),
    later: (action, ms) => timers.push({ action, ms }),
  };
  const tick = async () => {
    timers.shift()?.action();
    for (let i = 0; i < 5; i += 1) await Promise.resolve();
  };
  return { port, posted, sent, timers, tick, state };
}

describe('Beacon', () => {
  it('posts the events of a moment as one batch, each with an id of its own', async () => {
    const { port, posted, tick, timers } = fakePort();
    const beacon = new Beacon('/track', LINK, port);
    beacon.record('view_started');
    beacon.record('marker_detected', { markerId: 'm', detectMs: 12 });
    expect(timers).toHaveLength(1);
    await tick();
    expect(posted).toHaveLength(1);
    expect(posted[0]!.map((event) => event.type)).toEqual(['view_started', 'marker_detected']);
    expect(new Set(posted[0]!.map((event) => event.id)).size).toBe(2);
    expect(posted[0]![0]).toMatchObject({
      sessionId: beacon.sessionId,
      linkId: LINK,
      timestamp: '2026-01-02T03:04:05.000Z',
    });
    expect(timers).toHaveLength(0);
  });

  it('sends the same events again when the network or the server failed, later each time', async () => {
    const { port, posted, tick, timers } = fakePort(['offline', 503]);
    new Beacon('/track', LINK, port).record('view_started');
    await tick();
    const first = timers[0]!.ms;
    await tick();
    expect(timers[0]!.ms).toBeGreaterThan(first);
    await tick();
    expect(posted.map((batch) => batch[0]!.id)).toEqual([posted[0]![0]!.id, posted[0]![0]!.id, posted[0]![0]!.id]);
    expect(timers).toHaveLength(0);
  });

  it('does not repeat what was refused', async () => {
    const { port, posted, tick, timers } = fakePort([422]);
    new Beacon('/track', LINK, port).record('view_started');
    await tick();
    expect(posted).toHaveLength(1);
    expect(timers).toHaveLength(0);
  });

  it('hands what is left to the browser when the page goes away, in batches it accepts', () => {
    const { port, sent, state } = fakePort();
    const beacon = new Beacon('/track', LINK, port);
    for (let i = 0; i < 60; i += 1) beacon.record('video_progress', { percent: 25 });
    state.takes = false;
    beacon.leave();
    expect(sent).toHaveLength(0);
    state.takes = true;
    beacon.leave();
    expect(sent.map((batch) => batch.length)).toEqual([50, 10]);
    beacon.leave();
    expect(sent).toHaveLength(2);
  });

  it('keeps a bounded number while offline', () => {
    const { port, sent } = fakePort();
    const beacon = new Beacon('/track', LINK, port);
    for (let i = 0; i < 500; i += 1) beacon.record('video_paused');
    beacon.leave();
    expect(sent.flat()).toHaveLength(300);
  });

  it('records nothing without an address', () => {
    const { port, timers } = fakePort();
    new Beacon(undefined, LINK, port).record('view_started');
    expect(timers).toHaveLength(0);
  });
});

describe('uuidV7', () => {
  it('is a version 7 UUID that sorts by time', () => {
    const id = uuidV7(Date.UTC(2026, 5, 1));
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2026, 5, 1));
    expect(uuidV7(1000) < uuidV7(2000)).toBe(true);
  });
});
