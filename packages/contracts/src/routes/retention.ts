import { retention, updateRetention } from '../retention.js';
import { type Route, V1 } from './route.js';

export const retentionRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/workspaces/current/retention`,
    tag: 'Workspaces',
    summary: 'Read how long the workspace keeps single sessions, audit entries and webhook deliveries',
    allow: 'workspace.read',
    status: 200,
    answer: retention,
  },
  {
    method: 'patch',
    path: `${V1}/workspaces/current/retention`,
    tag: 'Workspaces',
    summary: 'Change how long they are kept; what is older is erased within the hour',
    allow: 'workspace.manage',
    body: updateRetention,
    status: 200,
    answer: retention,
  },
];
