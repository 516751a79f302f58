import { projectProgress } from '../progress.js';
import { type Route, V1 } from './route.js';

export const progressRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/projects/{projectId}/progress`,
    tag: 'Projects',
    summary: 'Read how far the work on a project is and how long it takes still',
    allow: 'projects.read',
    status: 200,
    answer: projectProgress,
  },
];
