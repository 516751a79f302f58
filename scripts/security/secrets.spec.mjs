import { randomBytes } from 'node:crypto';
import { secretsIn, secretsOf } from './secrets.mjs';

const random = (bytes) => randomBytes(bytes).toString('base64url');

describe('the search for secrets', () => {
  it.each([
    ['an AWS key', `key = AKIA${'ABCD2345'.repeat(2)}`],
    [
      'a private key',
      `-----BEGIN EC PRIVATE ${'KEY'}-----\\n`.replace('\\n', 'MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04f'),
    ],
    ['an API key of ours', `curl -H "authorization: Bearer arg_${'a1B2c3D4'.repeat(6).slice(0, 43)}"`],
    ['an address with a password', `postgres://argument:${'l0ng-passw0rd'}@db.example/argument`],
    ['a long random text', `const secret = '${'q7Xz9'}${random(24)}4';`],
  ])('finds %s', (what, line) => {
    expect(secretsIn(`first\n${line}`)).toEqual([`2: ${what}`]);
  });

  it('lets words be, and what the environment fills in', () => {
    const lines = [
      "APP_SECRET: 'a secret of at least thirty-two characters'",
      ['postgres://argument:', '{POSTGRES_PASSWORD}@postgres'].join('$'),
    ];
    expect(lines.flatMap(secretsIn)).toEqual([]);
  });

  it('finds none here', () => {
    expect(secretsOf(process.cwd())).toEqual([]);
  });
});
