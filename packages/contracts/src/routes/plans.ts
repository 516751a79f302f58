import { pageOf } from '../paging.js';
import * as plan from '../plan.js';
import { type Route, V1 } from './route.js';

export const planRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/admin/plans`,
    tag: 'Administration',
    summary: 'List the plans',
    allow: 'installation',
    status: 200,
    answer: plan.plans,
  },
  {
    method: 'post',
    path: `${V1}/admin/plans`,
    tag: 'Administration',
    summary: 'Make a plan',
    allow: 'installation',
    body: plan.createPlan,
    status: 201,
    answer: plan.plan,
  },
  {
    method: 'patch',
    path: `${V1}/admin/plans/{planId}`,
    tag: 'Administration',
    summary: 'Change a plan, for every workspace that has it',
    allow: 'installation',
    body: plan.updatePlan,
    status: 200,
    answer: plan.plan,
  },
  {
    method: 'delete',
    path: `${V1}/admin/plans/{planId}`,
    tag: 'Administration',
    summary: 'Delete a plan; its workspaces get the default one',
    allow: 'installation',
    status: 204,
  },
  {
    method: 'get',
    path: `${V1}/admin/workspaces`,
    tag: 'Administration',
    summary: 'Find workspaces',
    allow: 'installation',
    query: plan.adminWorkspaceQuery,
    status: 200,
    answer: pageOf(plan.adminWorkspace),
  },
  {
    method: 'patch',
    path: `${V1}/admin/workspaces/{workspaceId}`,
    tag: 'Administration',
    summary: 'Give a workspace a plan, or limits of its own',
    allow: 'installation',
    body: plan.updateAdminWorkspace,
    status: 200,
    answer: plan.adminWorkspace,
  },
];
