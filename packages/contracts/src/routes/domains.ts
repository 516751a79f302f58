import * as domain from '../domain.js';
import { type Route, V1 } from './route.js';

export const domainRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/domains`,
    tag: 'Domains',
    summary: 'List the names that links of the workspace can have',
    allow: 'workspace.read',
    status: 200,
    answer: domain.domains,
  },
  {
    method: 'post',
    path: `${V1}/domains`,
    tag: 'Domains',
    summary: 'Add a name; it works once its TXT record was found',
    allow: 'domains.manage',
    body: domain.createDomain,
    status: 201,
    answer: domain.domain,
  },
  {
    method: 'post',
    path: `${V1}/domains/{domainId}/verify`,
    tag: 'Domains',
    summary: 'Look for the TXT record now',
    allow: 'domains.manage',
    status: 200,
    answer: domain.domain,
  },
  {
    method: 'delete',
    path: `${V1}/domains/{domainId}`,
    tag: 'Domains',
    summary: 'Remove a name; its links go back to the usual address',
    allow: 'domains.manage',
    status: 204,
  },
  {
    method: 'get',
    path: `${V1}/domains/ask`,
    tag: 'Domains',
    summary: 'May the reverse proxy get a certificate for this name? 404 for names that nobody has verified',
    allow: 'public',
    query: domain.askDomain,
    status: 200,
  },
];
