import { z } from 'zod';
import { role } from './account.js';
import { id, timestamp } from './ids.js';
import { pageQuery } from './paging.js';

/** An account as the operator of the installation sees it. */
export const adminUser = z.object({
  id,
  email: z.string(),
  name: z.string(),
  role,
  emailVerified: z.boolean(),
  isOperator: z.boolean(),
  /** Set while the account may not sign in. */
  blockedAt: timestamp.nullable(),
  projects: z.int().nonnegative(),
  storageBytes: z.int().nonnegative(),
  createdAt: timestamp,
});
export type AdminUser = z.infer<typeof adminUser>;

export const adminUserQuery = pageQuery.extend({ search: z.string().trim().max(120).optional() });
export type AdminUserQuery = z.infer<typeof adminUserQuery>;

export const updateAdminUser = z.object({
  blocked: z.boolean().optional(),
  isOperator: z.boolean().optional(),
  role: role.optional(),
});
export type UpdateAdminUser = z.infer<typeof updateAdminUser>;

const count = z.int().nonnegative();

/** The installation in numbers. */
export const adminStatistics = z.object({
  users: count,
  projects: count,
  images: count,
  videos: count,
  markers: count,
  links: count,
  views: count,
  /** Bytes of originals and renditions. */
  storageBytes: count,
  /** Per job name. */
  jobs: z.record(z.string(), z.object({ waiting: count, active: count, delayed: count, failed: count })),
});
export type AdminStatistics = z.infer<typeof adminStatistics>;
