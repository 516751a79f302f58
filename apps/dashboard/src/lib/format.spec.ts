import { formatAgo, formatBytes, formatClock, formatDuration, formatShare, plural, titleFromFile } from './format';

describe('format', () => {
  it('gives bytes in the unit that reads best', () => {
    expect([0, 999, 1536, 10 * 1024 * 1024, 523_000_000].map(formatBytes)).toEqual([
      '0 bytes',
      '999 bytes',
      '1.5 KB',
      '10 MB',
      '499 MB',
    ]);
  });

  it('tells times on a clock and in words', () => {
    expect([0, 65_000, 3_723_000].map(formatClock)).toEqual(['0:00', '1:05', '1:02:03']);
    expect([8400, 9000, 42_000, 125_000, 120_000, 11_520_000].map(formatDuration)).toEqual([
      '8.4 s',
      '9 s',
      '42 s',
      '2 min 5 s',
      '2 min',
      '3 h 12 min',
    ]);
  });

  it('never rounds a small share down to nothing', () => {
    expect([0, 0.004, 0.5, 1].map(formatShare)).toEqual(['0%', '<1%', '50%', '100%']);
  });

  it('says how long ago something was', () => {
    const now = Date.parse('2026-06-15T12:00:00Z');
    const ago = (iso: string) => formatAgo(iso, now);
    expect(ago('2026-06-15T11:59:40Z')).toBe('just now');
    expect(ago('2026-06-15T09:00:00Z')).toBe('3 hours ago');
    expect(ago('2026-06-14T12:00:00Z')).toBe('yesterday');
    expect(ago('2024-06-15T12:00:00Z')).toBe('2 years ago');
  });

  it('counts in words and makes titles of file names', () => {
    expect([plural(1, 'view'), plural(1200, 'view'), plural(2, 'copy', 'copies')]).toEqual([
      '1 view',
      '1,200 views',
      '2 copies',
    ]);
    expect(titleFromFile('summer_poster-final.v2.jpg')).toBe('Summer poster final.v2');
    expect(titleFromFile('.jpg')).toBe('Untitled');
  });
});
