import * as account from '../two-factor.js';
import { type Route, V1 } from './route.js';

const at = `${V1}/users/me/two-factor`;
const base = { tag: 'Accounts', allow: 'account' } as const;

export const twoFactorRoutes: readonly Route[] = [
  {
    ...base,
    method: 'get',
    path: at,
    summary: 'Read whether sign-in asks for a second factor',
    status: 200,
    answer: account.twoFactor,
  },
  {
    ...base,
    method: 'post',
    path: at,
    summary: 'Begin with a second factor: get the secret for an authenticator app',
    body: account.confirmPassword,
    status: 200,
    answer: account.twoFactorSetup,
  },
  {
    ...base,
    method: 'post',
    path: `${at}/enable`,
    summary: 'Put the second factor in force with a code of the app; answers recovery codes',
    body: account.enableTwoFactor,
    status: 200,
    answer: account.recoveryCodes,
  },
  {
    ...base,
    method: 'post',
    path: `${at}/recovery-codes`,
    summary: 'Get new recovery codes; the old ones end',
    body: account.confirmPassword,
    status: 200,
    answer: account.recoveryCodes,
  },
  {
    ...base,
    method: 'post',
    path: `${at}/disable`,
    summary: 'Sign in without a second factor again',
    body: account.confirmPassword,
    status: 204,
  },
];
