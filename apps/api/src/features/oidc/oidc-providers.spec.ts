import { providersOf } from './oidc-providers.js';

const none = { MICROSOFT_TENANT: 'common', OIDC_NAME: 'Single sign-on' };

it('offers nothing unless it is configured', () => {
  expect(providersOf(none)).toEqual([]);
});

it('knows the issuers of Google and Microsoft, and takes any other', () => {
  const env = {
    ...none,
    GOOGLE_CLIENT_ID: 'g',
    GOOGLE_CLIENT_SECRET: 's',
    MICROSOFT_CLIENT_ID: 'm',
    MICROSOFT_CLIENT_SECRET: 's',
    OIDC_CLIENT_ID: 'o',
    OIDC_ISSUER: 'https://id.example.com/realm/',
  };
  expect(providersOf(env).map(({ id, issuer, clientSecret }) => [id, issuer, clientSecret])).toEqual([
    ['google', 'https://accounts.google.com', 's'],
    ['microsoft', 'https://login.microsoftonline.com/common/v2.0', 's'],
    ['oidc', 'https://id.example.com/realm/', null],
  ]);
});

it.each([
  [{ GOOGLE_CLIENT_ID: 'g' }, 'GOOGLE_CLIENT_SECRET'],
  [{ OIDC_CLIENT_ID: 'o' }, 'OIDC_ISSUER'],
])('refuses what is configured by half', (half, missing) => {
  expect(() => providersOf({ ...none, ...half })).toThrow(missing);
});
