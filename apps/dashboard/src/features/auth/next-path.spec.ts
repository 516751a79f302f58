import { nextPath } from './next-path';

describe('nextPath', () => {
  it('goes back to the page that asked', () => {
    expect(nextPath('/projects/1?tab=links')).toBe('/projects/1?tab=links');
  });

  it('never leaves the site', () => {
    for (const bad of [null, '', 'https://evil.example', '//evil.example', '/\\evil.example'])
      expect(nextPath(bad)).toBe('/projects');
  });
});
