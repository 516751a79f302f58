import { signedIn } from '../account.js';
import * as oidc from '../oidc.js';
import { type Route, V1 } from './route.js';

export const oidcRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/auth/oidc/providers`,
    tag: 'Accounts',
    summary: 'List the OpenID providers that sign in here',
    allow: 'public',
    status: 200,
    answer: oidc.oidcProviders,
  },
  {
    method: 'post',
    path: `${V1}/auth/oidc/start`,
    tag: 'Accounts',
    summary: 'Begin a sign-in at an OpenID provider; a cookie keeps what the browser must bring back',
    allow: 'public',
    body: oidc.startOidc,
    status: 200,
    answer: oidc.oidcStarted,
  },
  {
    method: 'post',
    path: `${V1}/auth/oidc/finish`,
    tag: 'Accounts',
    summary: 'Sign in with what the OpenID provider answered',
    allow: 'cookie',
    body: oidc.finishOidc,
    status: 200,
    answer: signedIn,
  },
  {
    method: 'post',
    path: `${V1}/auth/oidc/code`,
    tag: 'Accounts',
    summary: 'Add the code of the second factor to a sign-in at an OpenID provider',
    allow: 'cookie',
    body: oidc.oidcCode,
    status: 200,
    answer: signedIn,
  },
  {
    method: 'get',
    path: `${V1}/users/me/identities`,
    tag: 'Accounts',
    summary: 'List the accounts elsewhere that sign in as you',
    allow: 'account',
    status: 200,
    answer: oidc.identities,
  },
  {
    method: 'delete',
    path: `${V1}/users/me/identities/{identityId}`,
    tag: 'Accounts',
    summary: 'Take an account elsewhere off yours',
    allow: 'account',
    status: 204,
  },
];
