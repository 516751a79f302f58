import type { ApiScope } from '@argument/contracts';

/** What a key may do, in the words of the page. */
export const SCOPES: readonly { scope: ApiScope; label: string; may: string }[] = [
  { scope: 'projects:read', label: 'Read projects', may: 'Projects, pictures, videos, links and what is used.' },
  { scope: 'projects:write', label: 'Change projects', may: 'Make, upload, publish and delete.' },
  { scope: 'analytics:read', label: 'Read analytics', may: 'Views, visitors and where they were.' },
];

/** A scope that this page does not know yet is shown as it is. */
export const scopeLabel = (scope: string): string => SCOPES.find((entry) => entry.scope === scope)?.label ?? scope;

/** The list with a scope put in or taken out, in the order of the page. Pure. */
export const withScope = (chosen: readonly ApiScope[], scope: ApiScope, on: boolean): ApiScope[] =>
  SCOPES.map((entry) => entry.scope).filter((entry) => (entry === scope ? on : chosen.includes(entry)));
