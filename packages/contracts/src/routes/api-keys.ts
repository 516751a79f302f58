import { z } from 'zod';
import * as keys from '../api-key.js';
import { type Route, V1 } from './route.js';

export const apiKeyRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/api-keys`,
    tag: 'API keys',
    summary: 'List the API keys of the workspace that you may manage',
    allow: 'keys.manage',
    status: 200,
    answer: z.object({ items: z.array(keys.apiKey) }),
  },
  {
    method: 'post',
    path: `${V1}/api-keys`,
    tag: 'API keys',
    summary: 'Create an API key; it is shown this once',
    allow: 'keys.manage',
    body: keys.createApiKey,
    status: 201,
    answer: keys.newApiKey,
  },
  {
    method: 'delete',
    path: `${V1}/api-keys/{keyId}`,
    tag: 'API keys',
    summary: 'Revoke an API key; it stops working at once',
    allow: 'keys.manage',
    status: 204,
  },
];
