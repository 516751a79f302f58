import { attachment, signUrl, verifySignedUrl } from './signed-url.js';

const SECRET = 's'.repeat(32);
const NOW = 1_800_000_000_000;
const EXPIRES = NOW / 1000 + 60;

const parse = (url: string) => {
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  return { key: pathname.replace('/files/', ''), query: Object.fromEntries(searchParams) };
};

describe('signed addresses', () => {
  it('let their holder read one object until they expire', () => {
    const { key, query } = parse(signUrl(SECRET, 'a/b.txt', EXPIRES, 'Größe & Co.txt'));
    expect(verifySignedUrl(SECRET, key, query, NOW)).toEqual({ valid: true, downloadName: 'Größe & Co.txt' });
    expect(verifySignedUrl(SECRET, key, query, NOW + 60_000)).toEqual({ valid: false, reason: 'expired' });
  });

  it.each([
    ['another key', { key: 'a/c.txt' }],
    ['a later end', { expires: String(EXPIRES + 1) }],
    ['another file name', { download: 'x.html' }],
    ['a shorter signature', { signature: 'abc' }],
  ])('do not serve for %s', (_, change) => {
    const { key, query } = parse(signUrl(SECRET, 'a/b.txt', EXPIRES, 'b.txt'));
    const { key: otherKey = key, ...rest } = change as { key?: string };
    expect(verifySignedUrl(SECRET, otherKey, { ...query, ...rest }, NOW)).toEqual({ valid: false, reason: 'forged' });
  });

  it('depend on the secret', () => {
    const { key, query } = parse(signUrl(SECRET, 'a', EXPIRES));
    expect(verifySignedUrl('t'.repeat(32), key, query, NOW)).toEqual({ valid: false, reason: 'forged' });
  });

  it.each([{}, { expires: '1' }, { signature: 'x' }, { expires: '1e99', signature: 'x' }])('refuse %j', (query) => {
    expect(verifySignedUrl(SECRET, 'a', query, NOW)).toEqual({ valid: false, reason: 'malformed' });
  });
});

describe('attachment', () => {
  it('names a file in every alphabet and cannot be broken out of', () => {
    expect(attachment('a"b\r\nc.txt')).toBe(`attachment; filename="a_b__c.txt"; filename*=UTF-8''a%22b%0D%0Ac.txt`);
    expect(attachment('東京.png')).toBe(`attachment; filename="__.png"; filename*=UTF-8''%E6%9D%B1%E4%BA%AC.png`);
  });
});
