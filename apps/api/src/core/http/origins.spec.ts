import { originAnswer } from './origins.js';

const FRIEND = 'https://app.example.com';
const url = '/api/v1/projects';
const ask = (origin: string) => ({ method: 'GET', url, headers: { origin } });
const preflight = (origin: string) => ({
  method: 'OPTIONS',
  url,
  headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
});
const named = new Set([FRIEND]);

describe('originAnswer', () => {
  it('lets the scripts of named origins in, without cookies, and tells caches', () => {
    const { headers, isPreflight } = originAnswer(named, ask(FRIEND));
    expect([headers, isPreflight]).toMatchObject([{ 'access-control-allow-origin': FRIEND, vary: 'Origin' }, false]);
    const asked = originAnswer(named, preflight(FRIEND));
    expect(asked.isPreflight).toBe(true);
    expect(asked.headers['access-control-allow-headers']).toContain('authorization');
    expect(asked.headers['access-control-allow-methods']).toContain('POST');
    for (const given of [headers, asked.headers])
      expect(Object.keys(given)).not.toContain('access-control-allow-credentials');
  });

  it.each([
    'https://evil.example',
    'http://app.example.com',
    'https://app.example.com:444',
    'https://app.example.com.evil.example',
    'null',
    '*',
  ])('tells %s nothing', (origin) => {
    for (const request of [ask(origin), preflight(origin)])
      expect(originAnswer(named, request)).toEqual({ headers: { vary: 'Origin' }, isPreflight: false });
  });

  it('names nobody unless told to', () => {
    for (const request of [ask(FRIEND), preflight(FRIEND)])
      expect(originAnswer(new Set(), request)).toEqual({ headers: {}, isPreflight: false });
  });
});
