import { mustNotBeCommon } from './common-passwords.js';

const owner = { email: 'ada.lovelace@engines.example', name: 'Ada Lovelace' };

describe('a new password', () => {
  it.each(['1234567890', 'qwertyuiop', 'Password1234', 'aaaaaaaaaaaa', 'abcabcabcabc', 'ARgument2026!', 'dashboard-1'])(
    'is not %s, which is tried first',
    (password) => {
      expect(() => mustNotBeCommon(password, owner)).toThrow(expect.objectContaining({ code: 'auth.common_password' }));
    },
  );

  it.each(['Lovelace-1815', 'engines!lovelace1'])('is not %s, made of what is known of its owner', (password) => {
    expect(() => mustNotBeCommon(password, owner)).toThrow();
    expect(() => mustNotBeCommon(password.replace(/lovelace/i, 'tamarind'), owner)).not.toThrow();
  });

  it.each([
    'correct horse battery',
    'pictures that move',
    'ünïcödé 漢字 wörter',
    'lowercase only here',
    '82 19 47 30 55',
    `${'long '.repeat(20)}and longer than sixty-four characters`,
  ])('may be %s', (password) => {
    expect(() => mustNotBeCommon(password, owner)).not.toThrow();
  });
});
