import { z } from 'zod';
import { health } from '../health.js';
import { type Route, V1 } from './route.js';

export const healthRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/health/live`,
    tag: 'Health',
    summary: 'The process runs',
    allow: 'public',
    status: 200,
    answer: z.object({ status: z.literal('ok') }),
  },
  {
    method: 'get',
    path: `${V1}/health/ready`,
    tag: 'Health',
    summary: 'It can do its work; 503 when it cannot',
    allow: 'public',
    status: 200,
    answer: health,
  },
];
