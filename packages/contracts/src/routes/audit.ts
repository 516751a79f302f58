import * as audit from '../audit.js';
import { pageOf } from '../paging.js';
import { type Route, V1 } from './route.js';

export const auditRoutes: readonly Route[] = [
  {
    method: 'get',
    path: `${V1}/audit`,
    tag: 'Audit log',
    summary: 'Read the audit log of the workspace, the newest first',
    allow: 'audit.read',
    query: audit.auditQuery,
    status: 200,
    answer: pageOf(audit.auditEntry),
  },
  {
    method: 'get',
    path: `${V1}/audit/export`,
    tag: 'Audit log',
    summary: 'Save the audit log of the workspace',
    allow: 'audit.read',
    query: audit.auditExportQuery,
    status: 200,
    files: ['text/csv', 'application/json'],
  },
  {
    method: 'get',
    path: `${V1}/admin/audit/check`,
    tag: 'Administration',
    summary: 'Check that nobody has changed, removed or added anything in the audit log',
    allow: 'installation',
    status: 200,
    answer: audit.auditCheck,
  },
];
