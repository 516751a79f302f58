import * as link from '../link.js';
import { linkConfig } from '../link-config.js';
import { pageOf, pageQuery } from '../paging.js';
import { type Route, V1 } from './route.js';

export const linkRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/projects/{projectId}/links`,
    tag: 'Links',
    summary: 'List the links of a project',
    allow: 'projects.read',
    query: pageQuery,
    status: 200,
    answer: pageOf(link.link),
  },
  {
    method: 'post',
    path: `${V1}/projects/{projectId}/links`,
    tag: 'Links',
    summary: 'Publish markers under a public address',
    allow: 'projects.write',
    body: link.createLink,
    status: 201,
    answer: link.link,
  },
  {
    method: 'get',
    path: `${V1}/links/{linkId}`,
    tag: 'Links',
    summary: 'Read a link',
    allow: 'projects.read',
    status: 200,
    answer: link.link,
  },
  {
    method: 'patch',
    path: `${V1}/links/{linkId}`,
    tag: 'Links',
    summary: 'Change a link',
    allow: 'projects.write',
    body: link.updateLink,
    status: 200,
    answer: link.link,
  },
  {
    method: 'delete',
    path: `${V1}/links/{linkId}`,
    tag: 'Links',
    summary: 'Delete a link',
    allow: 'projects.write',
    status: 204,
  },
  {
    method: 'get',
    path: `${V1}/links/{linkId}/qr`,
    tag: 'Links',
    summary: 'Draw the QR code of a link',
    allow: 'projects.read',
    query: link.qrQuery,
    status: 200,
    files: ['image/png', 'image/svg+xml', 'application/pdf'],
  },
  {
    method: 'get',
    path: `${V1}/links/{slug}/config`,
    tag: 'Links',
    summary: 'Read what the viewer reads: the published link config',
    allow: 'public',
    status: 200,
    answer: linkConfig,
  },
];
