import type { Action } from '@argument/contracts';
import { ROUTES } from '@argument/contracts/routes';

const actions = new Map<string, Action>();
for (const { method, path, allow } of ROUTES) {
  if (allow !== 'public' && allow !== 'cookie') actions.set(`${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`, allow);
}

/** What the contract asks of callers of a route, by its pattern (`/api/v1/links/:linkId`); undefined for unknown ones. */
export function actionOf(method: string, pattern: string): Action | undefined {
  const verb = method.toLowerCase();
  // A HEAD without a route of its own asks for the headers of a GET.
  return actions.get(`${verb} ${pattern}`) ?? (verb === 'head' ? actions.get(`get ${pattern}`) : undefined);
}
