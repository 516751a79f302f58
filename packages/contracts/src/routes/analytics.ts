import { z } from 'zod';
import * as analytics from '../analytics.js';
import { type Route, V1 } from './route.js';

export const analyticsRoutes: readonly Route[] = [
  {
    method: 'post',
    path: `${V1}/analytics/track`,
    tag: 'Analytics',
    summary: 'Record what a viewer did; one event or several; sending twice is harmless',
    allow: 'public',
    body: z.union([
      z.object({ events: z.array(analytics.analyticsEvent).min(1).max(analytics.MAX_EVENTS_PER_REQUEST) }),
      analytics.analyticsEvent,
    ]),
    status: 202,
    answer: analytics.trackResult,
  },
  {
    method: 'get',
    path: `${V1}/analytics/projects/{projectId}`,
    tag: 'Analytics',
    summary: 'Read the analytics of a project',
    allow: 'analytics.read',
    query: analytics.analyticsQuery,
    status: 200,
    answer: analytics.projectAnalytics,
  },
  {
    method: 'get',
    path: `${V1}/analytics/projects/{projectId}/export`,
    tag: 'Analytics',
    summary: 'Download the sessions of a project',
    allow: 'analytics.read',
    query: analytics.exportQuery,
    status: 200,
    files: ['text/csv', 'application/json'],
  },
];
