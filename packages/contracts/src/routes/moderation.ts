import * as moderation from '../moderation.js';
import { pageOf } from '../paging.js';
import { type Route, V1 } from './route.js';

const operator = { tag: 'Administration', allow: 'installation', status: 200 } as const;

export const moderationRoutes: readonly Route[] = [
  {
    method: 'post',
    path: `${V1}/links/{slug}/reports`,
    tag: 'Links',
    summary: 'Tell the operator that something is wrong with a link',
    allow: 'public',
    body: moderation.reportLink,
    status: 202,
  },
  {
    ...operator,
    method: 'get',
    path: `${V1}/admin/moderation`,
    summary: 'List links that were reported, or those that are hidden',
    query: moderation.moderationQuery,
    answer: pageOf(moderation.moderatedLink),
  },
  {
    ...operator,
    method: 'post',
    path: `${V1}/admin/moderation/{linkId}/hide`,
    summary: 'Hide a link, with a reason that its owner sees',
    body: moderation.hideLink,
    answer: moderation.moderatedLink,
  },
  {
    ...operator,
    method: 'post',
    path: `${V1}/admin/moderation/{linkId}/restore`,
    summary: 'Show a link again that was hidden',
    answer: moderation.moderatedLink,
  },
  {
    ...operator,
    method: 'post',
    path: `${V1}/admin/moderation/{linkId}/dismiss`,
    summary: 'Decide that nothing is wrong with a link that was reported',
    answer: moderation.moderatedLink,
  },
];
