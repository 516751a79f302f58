import type { LinkConfig } from '@argument/contracts';
import { type Fetch, loadLinkConfig } from './load.js';
import { slugFromPath } from './slug.js';

const file = (name: string) => ({ url: `/p/objects/${name}`, sha256: '0'.repeat(64), bytes: 1 });
const config: LinkConfig = {
  schemaVersion: 1,
  linkId: '01900000-0000-7000-8000-000000000000',
  slug: 'poster',
  name: 'Poster',
  status: 'active',
  startsAt: null,
  expiresAt: null,
  engine: 'arjs',
  analytics: { url: '/api/v1/analytics/track' },
  markers: [
    {
      id: '01900000-0000-7000-8000-000000000001',
      name: 'Front',
      target: { width: 800, height: 600, preview: file('preview.webp') },
      engines: {
        arjs: { iset: file('a.iset'), fset: file('a.fset'), fset3: file('a.fset3'), width: 640, height: 480 },
      },
      overlays: [
        {
          type: 'video',
          id: '01900000-0000-7000-8000-000000000002',
          durationMs: 1000,
          hasAudio: true,
          sources: [{ ...file('v.mp4'), contentType: 'video/mp4', width: 640, height: 480 }],
          poster: null,
          placement: { scale: 1, offsetX: 0, offsetY: 0, rotation: 0, opacity: 1, autoplay: true, loop: true },
        },
      ],
    },
  ],
};
const ASSETS = new URL('https://cdn.example/p/');
const NOW = new Date('2026-06-01T00:00:00Z');
const answering =
  (body: unknown, status = 200): Fetch =>
  async () =>
    Response.json(body, { status });
const load = (fetch: Fetch) => loadLinkConfig('poster', ASSETS, fetch, NOW, () => Promise.reject(new Error('no gate')));

describe('loadLinkConfig', () => {
  it('makes every address absolute, from the origin of the config', async () => {
    const loaded = await load(answering(config));
    expect(loaded.markers[0]!.overlays[0]!.sources[0]!.url).toBe('https://cdn.example/p/objects/v.mp4');
    expect(loaded.markers[0]!.engines.arjs!.fset3.url).toBe('https://cdn.example/p/objects/a.fset3');
    expect(loaded.markers[0]!.target.preview.url).toBe('https://cdn.example/p/objects/preview.webp');
    expect(loaded.analytics!.url).toBe('https://cdn.example/api/v1/analytics/track');
  });

  it.each([
    ['an unknown link', answering({}, 404), 'link.unknown'],
    ['a link that was switched off', answering({ ...config, status: 'inactive', markers: [] }), 'link.inactive'],
    ['a link with a gate', answering({ ...config, status: 'gated', markers: [] }), 'link.gated'],
    ['a link that has ended', answering({ ...config, expiresAt: '2026-05-01T00:00:00Z' }), 'link.expired'],
    ['a link that has not begun', answering({ ...config, startsAt: '2026-07-01T00:00:00Z' }), 'link.early'],
    ['a link whose files are still in the making', answering({ ...config, markers: [] }), 'link.empty'],
    ['a config of a later version', answering({ ...config, schemaVersion: 2 }), 'link.broken'],
    ['a web page instead of a config', async () => new Response('<!doctype html>'), 'link.broken'],
  ] as [string, Fetch, string][])('refuses %s', async (_, fetch, code) => {
    await expect(load(fetch)).rejects.toMatchObject({ code });
  });

  it('says when a link begins', async () => {
    const early = answering({ ...config, markers: [], startsAt: '2026-07-01T00:00:00Z' });
    await expect(load(early)).rejects.toMatchObject({ opens: new Date('2026-07-01T00:00:00Z') });
  });

  it('plays what is behind a gate, with addresses made absolute', async () => {
    const gate = { unlock: '/api/v1/links/poster/unlock', password: true };
    const seen: unknown[] = [];
    const loaded = await loadLinkConfig(
      'poster',
      ASSETS,
      answering({ ...config, status: 'gated', gate, markers: [] }),
      NOW,
      async (...asked) => {
        seen.push(asked);
        return config;
      },
    );
    expect(seen).toEqual([[{ unlock: 'https://cdn.example/api/v1/links/poster/unlock', password: true }, 'Poster']]);
    expect(loaded.markers[0]!.target.preview.url).toBe('https://cdn.example/p/objects/preview.webp');
  });

  it('asks again when the network fails, then says so', async () => {
    let calls = 0;
    const flaky: Fetch = async () => {
      calls += 1;
      if (calls < 3) throw new TypeError('Failed to fetch');
      return Response.json(config);
    };
    await expect(load(flaky)).resolves.toMatchObject({ name: 'Poster' });
    await expect(load(async () => Promise.reject(new TypeError('offline')))).rejects.toMatchObject({ code: 'network' });
  });
});

describe('slugFromPath', () => {
  it.each([
    ['/summer-poster', 'summer-poster'],
    ['/v/summer-poster', 'summer-poster'],
    ['/v/Summer-Poster/', 'summer-poster'],
    ['/some/folder/a1b', 'a1b'],
    ['/', null],
    ['/index.html', null],
    ['/%E0%A4%A', null],
    ['/..%2Fsecret', null],
  ])('%s -> %s', (path, slug) => {
    expect(slugFromPath(path)).toBe(slug);
  });
});
