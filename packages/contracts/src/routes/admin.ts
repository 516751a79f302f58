import * as admin from '../admin.js';
import * as jobs from '../admin-jobs.js';
import { pageOf } from '../paging.js';
import { type Route, V1 } from './route.js';

export const adminRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/admin/users`,
    tag: 'Administration',
    summary: 'List accounts',
    allow: 'installation',
    query: admin.adminUserQuery,
    status: 200,
    answer: pageOf(admin.adminUser),
  },
  {
    method: 'patch',
    path: `${V1}/admin/users/{userId}`,
    tag: 'Administration',
    summary: 'Block an account or change its rights',
    allow: 'installation',
    body: admin.updateAdminUser,
    status: 200,
    answer: admin.adminUser,
  },
  {
    method: 'delete',
    path: `${V1}/admin/users/{userId}`,
    tag: 'Administration',
    summary: 'Delete an account',
    allow: 'installation',
    status: 204,
  },
  {
    method: 'get',
    path: `${V1}/admin/statistics`,
    tag: 'Administration',
    summary: 'Read the installation in numbers',
    allow: 'installation',
    status: 200,
    answer: admin.adminStatistics,
  },
  {
    method: 'get',
    path: `${V1}/admin/jobs`,
    tag: 'Administration',
    summary: 'List jobs, by default those that were given up',
    allow: 'installation',
    query: jobs.adminJobQuery,
    status: 200,
    answer: pageOf(jobs.adminJob),
  },
  {
    method: 'post',
    path: `${V1}/admin/jobs/retry`,
    tag: 'Administration',
    summary: 'Try a job again that was given up',
    allow: 'installation',
    body: jobs.retryJob,
    status: 202,
    answer: jobs.adminJob,
  },
];
