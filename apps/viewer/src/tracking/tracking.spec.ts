import type { LinkMarker } from '@argument/contracts';
import type { HeldFrame } from '../camera/held-frame.js';
import type { Snapshot } from '../camera/snapshot.js';
import { NOTHING, type Tracked, type TrackingEngine } from './engine.js';
import { Follower } from './follower.js';
import { chooseEngine, type EngineEntry } from './registry.js';
import { trackerSize } from './tracker-size.js';

const file = { url: '/p/objects/m', sha256: '0'.repeat(64), bytes: 1 };
const marker = (id: string, engines: LinkMarker['engines']) =>
  ({ id, engines, overlays: [{}] }) as unknown as LinkMarker;
const nft = { arjs: { iset: file, fset: file, fset3: file, width: 640, height: 480 } };
const both = { ...nft, argument: file };

describe('chooseEngine', () => {
  const ids = (...args: Parameters<typeof chooseEngine>) => {
    const choice = chooseEngine(...args);
    return choice && [choice.id, choice.markers.map(({ id }) => id)];
  };

  it('takes the engine of the address before that of the link', () => {
    expect(ids([marker('a', both)], ['arjs', 'argument'])).toEqual(['arjs', ['a']]);
    expect(ids([marker('a', both)], [null, 'argument'])).toEqual(['argument', ['a']]);
  });

  it('falls back to an engine that has something to work with', () => {
    expect(ids([marker('a', nft)], ['argument', 'argument'])).toEqual(['arjs', ['a']]);
    expect(ids([marker('a', nft)], ['magic', 'arjs'])).toEqual(['arjs', ['a']]);
    expect(ids([marker('a', {})], [null, 'arjs'])).toBeNull();
  });

  it('looks for no more markers than the engine holds, and for none without an overlay', () => {
    const many = Array.from({ length: 30 }, (_, i) => marker(`m${i}`, nft));
    expect(chooseEngine(many, ['arjs'])?.markers).toHaveLength(19);
    expect(ids([{ ...marker('a', nft), overlays: [] }, marker('b', nft)], ['arjs'])).toEqual(['arjs', ['b']]);
  });
});

describe('trackerSize', () => {
  it.each([
    [1280, 720, 640, 360],
    [720, 1280, 360, 640],
    [320, 240, 320, 240],
    [1920, 1080, 640, 360],
  ])('%i x %i -> %i x %i', (width, height, w, h) => {
    expect(trackerSize(width, height)).toEqual({ width: w, height: h });
  });
});

describe('Follower', () => {
  function followerOf(answers: Tracked[], frames: HeldFrame[] = []) {
    const calls: string[] = [];
    const engine: TrackingEngine = {
      init: async (_, width, height) => {
        calls.push(`init ${width}x${height}`);
      },
      process: async () => ({ ...(answers.shift() ?? NOTHING), planes: null }),
      watch: async () => undefined,
      next: async () => ({ processed: { ...(answers.shift() ?? NOTHING), planes: null }, frame: frames.shift()! }),
      dispose: () => calls.push('dispose'),
    };
    const entry: EngineEntry = { supports: () => true, maxMarkers: 1, noise: 0.6, resizes: true, create: () => engine };
    return { follower: new Follower({ id: 'arjs', entry, markers: [] }), calls };
  }
  const snapshot = (time: number, width = 1280, height = 720) =>
    ({ time, width, height, forTracker: () => ({}), close: () => undefined }) as unknown as Snapshot;
  const seen: Tracked = {
    ...NOTHING,
    markerId: 'a',
    corners: Float64Array.of(10, 10, 110, 10, 110, 90, 10, 90),
  };

  it('gives corners in camera pixels', async () => {
    const { follower } = followerOf([seen]);
    const followed = await follower.follow(snapshot(0));
    expect([...followed!.corners!]).toEqual([20, 20, 220, 20, 220, 180, 20, 180]);
  });

  it('leaves the camera to the engine, and starts anew when it was turned', async () => {
    const closed: number[] = [];
    const held = (time: number, width: number, height: number): HeldFrame => ({
      ...{ image: null, time, width, height },
      close: () => closed.push(time),
    });
    const { follower, calls } = followerOf(
      [seen, seen, seen],
      [held(0, 1280, 720), held(33, 720, 1280), held(66, 720, 1280)],
    );
    await follower.prepare(1280, 720);
    expect([...(await follower.next())!.corners!]).toEqual([20, 20, 220, 20, 220, 180, 20, 180]);
    expect(await follower.next()).toBeNull();
    expect((await follower.next())?.snapshot.time).toBe(66);
    expect(calls).toEqual(['init 640x360', 'init 360x640']);
    expect(closed).toEqual([33]);
  });

  it('drops frames while one is in work', async () => {
    const { follower } = followerOf([seen, seen]);
    const [first, second] = await Promise.all([follower.follow(snapshot(0)), follower.follow(snapshot(33))]);
    expect(first).not.toBeNull();
    expect(second).toBeNull();
  });

  it('prepares once for a camera, and again when it was turned', async () => {
    const { follower, calls } = followerOf([seen, seen, seen]);
    await follower.prepare(1280, 720);
    await follower.follow(snapshot(0));
    await follower.follow(snapshot(33));
    await follower.follow(snapshot(66, 720, 1280));
    expect(calls).toEqual(['init 640x360', 'init 360x640']);
  });

  it('works on half the size where a phone is too slow, and keeps to it', async () => {
    const slow = { ...seen, trackMs: 60 };
    const quick = { ...seen, trackMs: 5 };
    const { follower, calls } = followerOf([...Array.from({ length: 15 }, () => slow), quick, quick]);
    for (let n = 0; n < 16; n++) await follower.follow(snapshot(33 * n));
    expect(calls).toEqual(['init 640x360', 'init 320x180']);
    const followed = await follower.follow(snapshot(33 * 16));
    expect(calls).toHaveLength(2);
    expect([...followed!.corners!]).toEqual([40, 40, 440, 40, 440, 360, 40, 360]);
  });

  it('keeps the usual size through hiccups, and where looking takes its time', async () => {
    const { follower, calls } = followerOf(
      Array.from({ length: 60 }, (_, n) =>
        n < 30 ? { ...NOTHING, detectMs: 120 } : { ...seen, trackMs: n % 3 === 0 ? 300 : 8 },
      ),
    );
    for (let n = 0; n < 60; n++) await follower.follow(snapshot(33 * n));
    expect(calls).toEqual(['init 640x360']);
  });

  it('works again after a frame that failed', async () => {
    const { follower } = followerOf([seen]);
    const broken = {
      ...snapshot(0),
      forTracker: () => {
        throw new Error('no pixels');
      },
    } as Snapshot;
    await expect(follower.follow(broken)).rejects.toThrow('no pixels');
    expect(await follower.follow(snapshot(33))).not.toBeNull();
  });
});
