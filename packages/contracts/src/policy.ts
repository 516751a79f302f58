import type { Role } from './account.js';

/**
 * How far a role reaches: everything of the workspace, what the member made, or nothing. What somebody cannot reach does
 * not exist for them: it is answered with 404, like what belongs to another workspace.
 */
export type Reach = 'all' | 'own' | 'none';

/** What an API key may be allowed to do. */
export const API_SCOPES = ['projects:read', 'projects:write', 'analytics:read'] as const;
export type ApiScope = (typeof API_SCOPES)[number];

/** Who may do something. `scope` is what an API key needs for it; null keeps keys out. */
export interface Rule extends Record<Role, Reach> {
  scope: ApiScope | null;
  /** For those who run the installation, whatever their role is. */
  operator?: true;
}

const everybody = { admin: 'all', manager: 'all', user: 'all', viewer: 'all' } as const;
const readers = { admin: 'all', manager: 'all', user: 'own', viewer: 'all' } as const;
const writers = { admin: 'all', manager: 'all', user: 'own', viewer: 'none' } as const;
const nobody = { admin: 'none', manager: 'none', user: 'none', viewer: 'none' } as const;

/**
 * The one table of rights, role by action. The API refuses what it does not allow, the dashboard hides it, and the
 * authorisation matrix tests every route against it.
 */
export const POLICY = {
  /** One's own account: everybody has one, and only a person at the keyboard may touch it. */
  account: { ...everybody, scope: null },
  'projects.read': { ...readers, scope: 'projects:read' },
  /** Projects with their images, videos, markers and links. */
  'projects.write': { ...writers, scope: 'projects:write' },
  'analytics.read': { ...readers, scope: 'analytics:read' },
  'events.read': { ...readers, scope: 'projects:read' },
  'quota.read': { ...everybody, scope: 'projects:read' },
  'workspace.read': { ...everybody, scope: null },
  /** Its name, its members and their roles, invitations, the owner. */
  'workspace.manage': { ...nobody, admin: 'all', scope: null },
  'keys.manage': { ...writers, scope: null },
  /** Names of its own for its links. */
  'domains.manage': { ...nobody, admin: 'all', manager: 'all', scope: null },
  /** Where the workspace's events go, and what went there. */
  'webhooks.manage': { ...nobody, admin: 'all', manager: 'all', scope: null },
  /** Who did what in the workspace. */
  'audit.read': { ...nobody, admin: 'all', scope: null },
  installation: { ...nobody, scope: null, operator: true },
} as const satisfies Record<string, Rule>;
export type Action = keyof typeof POLICY;

/** How far a caller reaches with an action. Pure and total. */
export function reachOf(action: Action, caller: { role: Role; isOperator: boolean }): Reach {
  const rule: Rule = POLICY[action];
  if (rule.operator) return caller.isOperator ? 'all' : 'none';
  return rule[caller.role];
}
