import { pageOf } from '../paging.js';
import * as project from '../project.js';
import { type Route, V1 } from './route.js';

export const projectRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/projects`,
    tag: 'Projects',
    summary: 'List projects',
    allow: 'projects.read',
    query: project.projectQuery,
    status: 200,
    answer: pageOf(project.project),
  },
  {
    method: 'post',
    path: `${V1}/projects`,
    tag: 'Projects',
    summary: 'Create a project',
    allow: 'projects.write',
    body: project.createProject,
    status: 201,
    answer: project.project,
  },
  {
    method: 'get',
    path: `${V1}/projects/{projectId}`,
    tag: 'Projects',
    summary: 'Read a project',
    allow: 'projects.read',
    status: 200,
    answer: project.project,
  },
  {
    method: 'patch',
    path: `${V1}/projects/{projectId}`,
    tag: 'Projects',
    summary: 'Change a project',
    allow: 'projects.write',
    body: project.updateProject,
    status: 200,
    answer: project.project,
  },
  {
    method: 'delete',
    path: `${V1}/projects/{projectId}`,
    tag: 'Projects',
    summary: 'Delete a project; it can be restored for 30 days',
    allow: 'projects.write',
    status: 204,
  },
  {
    method: 'post',
    path: `${V1}/projects/{projectId}/restore`,
    tag: 'Projects',
    summary: 'Restore a deleted project',
    allow: 'projects.write',
    status: 200,
    answer: project.project,
  },
];
