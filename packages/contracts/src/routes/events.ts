import { type Route, V1 } from './route.js';

export const eventRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/events`,
    tag: 'Events',
    summary: 'Follow what happens in your workspace as server-sent events; Last-Event-ID goes on where you stopped',
    allow: 'events.read',
    status: 200,
    files: ['text/event-stream'],
  },
];
