import { type AnalyticsEvent, analyticsEventType } from '@argument/contracts';
import fc from 'fast-check';
import { foldSessions, merge, type SessionFold } from './session-fold.js';

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const anyEvent: fc.Arbitrary<AnalyticsEvent> = fc.record({
  id: fc.nat().map(uuid),
  sessionId: fc.integer({ min: 1, max: 3 }).map(uuid),
  linkId: fc.constant(uuid(9)),
  type: fc.constantFrom(...analyticsEventType.options),
  timestamp: fc.integer({ min: 0, max: 100_000 }).map((ms) => new Date(1.8e12 + ms).toISOString()),
  metadata: fc.record({ percent: fc.constantFrom(25, 50, 75), watchedMs: fc.integer({ min: -5, max: 5000 }) }),
});

const byId = (folds: SessionFold[]) => new Map(folds.map((fold) => [fold.sessionId, fold]));

describe('foldSessions', () => {
  it('does not depend on the order of events', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), (events) => {
        expect(foldSessions([...events].reverse())).toEqual(foldSessions(events));
      }),
    );
  });

  it('gives the same in parts as at once', () => {
    fc.assert(
      fc.property(fc.array(anyEvent), fc.nat(20), (events, cut) => {
        const [first, second] = [foldSessions(events.slice(0, cut)), foldSessions(events.slice(cut))];
        const joined = byId(first);
        for (const fold of second) {
          const before = joined.get(fold.sessionId);
          joined.set(fold.sessionId, before ? merge(before, fold) : fold);
        }
        expect(joined).toEqual(byId(foldSessions(events)));
      }),
    );
  });

  it('is a view only once the marker was found', () => {
    const event = (type: AnalyticsEvent['type'], second: number): AnalyticsEvent => ({
      id: uuid(second),
      sessionId: uuid(1),
      linkId: uuid(9),
      type,
      timestamp: new Date(second * 1000).toISOString(),
    });
    const opened = [event('view_started', 1), event('camera_granted', 2), event('session_ended', 9)];
    expect(foldSessions(opened)).toMatchObject([{ viewedAt: null, cameraGranted: true, videoStarted: false }]);
    const found = [...opened, event('marker_detected', 7), event('marker_detected', 4)];
    expect(foldSessions(found)).toMatchObject([
      { viewedAt: new Date(4000), startedAt: new Date(1000), lastSeenAt: new Date(9000) },
    ]);
  });

  it('believes no impossible numbers', () => {
    const [fold] = foldSessions([
      {
        id: uuid(1),
        sessionId: uuid(1),
        linkId: uuid(9),
        type: 'video_progress',
        timestamp: new Date().toISOString(),
        metadata: { percent: 400, watchedMs: 1e12 },
      },
    ]);
    expect(fold).toMatchObject({ maxPercent: 100, watchTimeMs: 600_000 });
  });
});
