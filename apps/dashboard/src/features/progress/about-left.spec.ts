import { aboutLeft } from './about-left';

describe('aboutLeft', () => {
  const cases: [number | null, string][] = [
    [null, ''],
    [0, 'a few seconds left'],
    [6, 'about 10 s left'],
    [38, 'about 40 s left'],
    [55, 'about 60 s left'],
    [61, 'about a minute left'],
    [140, 'about 2 min left'],
    [200, 'a few minutes left'],
    [541, 'about 10 min left'],
    [3_600, 'about an hour left'],
    [20_000, 'more than an hour left'],
  ];
  it.each(cases)('says %p seconds as "%s"', (seconds, words) => {
    expect(aboutLeft(seconds)).toBe(words);
  });
});
