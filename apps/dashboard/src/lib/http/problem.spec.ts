import { toProblem } from '@argument/sdk';
import { ApiError, nextTry, plainWords } from './problem';

const wrong = {
  type: 'about:blank',
  title: 'Wrong fields',
  status: 422,
  detail: 'Two fields are wrong.',
  code: 'request.invalid',
  errors: [
    { path: 'email', message: 'Enter an e-mail address.' },
    { path: 'email', message: 'Too long.' },
    { path: 'name', message: 'Enter your name.' },
  ],
};

describe('problems', () => {
  it('keep what the API said', () => {
    expect(plainWords(new ApiError(toProblem(422, wrong))).detail).toBe('Two fields are wrong.');
  });

  it('give the first message of each field', () => {
    expect(new ApiError(toProblem(422, wrong)).fields()).toEqual({
      email: 'Enter an e-mail address.',
      name: 'Enter your name.',
    });
  });

  it('get words and a next step when a proxy answers with a page', () => {
    expect(toProblem(502, '<html>').detail).toContain('try again');
    expect(toProblem(413, null).title).toBe('The file is too large');
  });
});

describe('asking again', () => {
  const failed = (status: number, retryAfterMs: number | null = null) =>
    new ApiError(toProblem(status, null), undefined, retryAfterMs);

  it('waits as long as a full allowance asks for', () => {
    const wait = nextTry(0, failed(429, 20_000)) ?? 0;
    expect(wait).toBeGreaterThanOrEqual(20_000);
    expect(wait).toBeLessThan(22_000);
    expect(nextTry(3, failed(429, 20_000))).toBeNull();
  });

  it('tries a server in trouble twice, and never what was refused', () => {
    expect([nextTry(0, failed(503)), nextTry(1, failed(503)), nextTry(2, failed(503))]).toEqual([1000, 2000, null]);
    expect([nextTry(0, failed(404)), nextTry(0, new TypeError('ours'))]).toEqual([null, null]);
  });
});
