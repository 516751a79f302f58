import { authAddress, nextPath } from './next-path';

describe('nextPath', () => {
  it('goes back to the page that asked', () => {
    expect(nextPath('/projects/1?tab=links')).toBe('/projects/1?tab=links');
  });

  it('never leaves the site', () => {
    for (const bad of [null, '', 'https://evil.example', '//evil.example', '/\\evil.example'])
      expect(nextPath(bad)).toBe('/projects');
  });
});

describe('authAddress', () => {
  it('keeps where to come back to, its own query included', () => {
    const address = authAddress('/sign-up', '/invitation?token=a_b', 'ann+1@example.com');
    const query = new URL(address, 'http://localhost').searchParams;
    expect(nextPath(query.get('next'))).toBe('/invitation?token=a_b');
    expect(query.get('email')).toBe('ann+1@example.com');
  });

  it('is the bare page without any', () => {
    expect(authAddress('/sign-in', null)).toBe('/sign-in');
  });
});
