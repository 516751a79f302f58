import { z } from 'zod';

/** Every id is a UUID version 7: sortable by creation time, safe to show. */
export const id = z.uuid();
export type Id = z.infer<typeof id>;

/** Public key of a link, as it stands in the address: 3 to 64 of a-z, 0-9 and single hyphens. */
export const slug = z
  .string()
  .min(3)
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Use a-z, 0-9 and single hyphens.');

/** First path segments that the gateway or the viewer serves itself; a link can never take one. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  'api',
  'files',
  'assets',
  'admin',
  'login',
  'logout',
  'register',
  'dashboard',
  'projects',
  'links',
  'markers',
  'settings',
  'team',
  'orders',
  'demo',
  'help',
  'about',
  'health',
  'metrics',
  'static',
  'embed',
  'new',
  'edit',
]);

/** A lower-case hex SHA-256. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** ISO 8601 in UTC. */
export const timestamp = z.iso.datetime();
