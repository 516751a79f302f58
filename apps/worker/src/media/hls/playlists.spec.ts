import type { FragmentedFile } from './fragments.js';
import { masterPlaylist, mediaPlaylist, segmentsOf } from './playlists.js';

const fragments = [0, 1, 2, 3, 4].map((index) => ({
  start: 1_000 + index * 500,
  bytes: 500,
  at: index * 2,
  seconds: index === 4 ? 0.5 : 2,
}));
const file: FragmentedFile = { initBytes: 1_000, fragments, codecs: 'avc1.4d401e,mp4a.40.2' };

describe('the playlists of a film', () => {
  it('gather fragments to parts of at most six seconds, without a gap', () => {
    const segments = segmentsOf(fragments);
    expect(segments).toEqual([
      { start: 1_000, bytes: 1_500, at: 0, seconds: 6 },
      { start: 2_500, bytes: 1_000, at: 6, seconds: 2.5 },
    ]);
  });

  it('name parts of one file by their place in it', () => {
    const lines = mediaPlaylist('film.mp4', file).split('\n');
    expect(lines).toContain('#EXT-X-TARGETDURATION:6');
    expect(lines).toContain('#EXT-X-MAP:URI="film.mp4",BYTERANGE="1000@0"');
    const first = lines.indexOf('#EXTINF:6.00000,');
    expect(lines.slice(first, first + 3)).toEqual(['#EXTINF:6.00000,', '#EXT-X-BYTERANGE:1500@1000', 'film.mp4']);
    expect(lines.at(-2)).toBe('#EXT-X-ENDLIST');
  });

  it('offer the smallest quality first, with what a player must know to choose', () => {
    const variant = { file, framesPerSecond: 25 };
    const large = { ...variant, playlist: 'large.m3u8', width: 1280, height: 720 };
    const small = { ...variant, playlist: 'small.m3u8', width: 640, height: 360 };
    const lines = masterPlaylist([large, small]).split('\n');
    expect(lines[4]).toBe('small.m3u8');
    expect(lines[3]).toBe(
      '#EXT-X-STREAM-INF:BANDWIDTH=3200,AVERAGE-BANDWIDTH=2353,RESOLUTION=640x360,FRAME-RATE=25.000,CODECS="avc1.4d401e,mp4a.40.2"',
    );
    expect(lines[6]).toBe('large.m3u8');
  });
});
