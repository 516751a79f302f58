/** Where a request goes: a service behind the gateway, or a file of the viewer. */
export type Route = { to: 'api' } | { to: 'dashboard' } | { to: 'viewer'; path: string };

/** Which site a port shows to its visitors. */
export type Site = 'dashboard' | 'viewer';

const API_PREFIXES = ['/api/', '/files/', '/p/'];
const VIEWER_PREFIX = '/v';

/**
 * The same table as the reverse proxy's in `infra/proxy`. The viewer is found under `/v/` next to the dashboard, and at
 * the root of a site of its own.
 *
 * @param path of the request, without the query
 */
export function routeOf(site: Site, path: string): Route {
  if (API_PREFIXES.some((prefix) => path.startsWith(prefix) || path === prefix.slice(0, -1))) return { to: 'api' };
  if (site === 'viewer') return { to: 'viewer', path };
  if (path.startsWith(`${VIEWER_PREFIX}/`)) return { to: 'viewer', path: path.slice(VIEWER_PREFIX.length) };
  return { to: 'dashboard' };
}
