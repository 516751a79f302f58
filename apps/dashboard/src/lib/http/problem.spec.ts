import { ApiError, plainWords, toProblem } from './problem';

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
