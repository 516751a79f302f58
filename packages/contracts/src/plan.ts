import { z } from 'zod';
import { id, timestamp } from './ids.js';
import { pageQuery } from './paging.js';

const number = (max: number) =>
  z.int('Enter a whole number.').min(0, 'Use 0 or more.').max(max, 'Use a smaller number.');
const MANY = 2_000_000_000;

/** What an operator may set for a plan; bytes and milliseconds. */
export const planLimits = z.object({
  projects: number(MANY),
  storageBytes: number(Number.MAX_SAFE_INTEGER),
  viewsPerMonth: number(MANY),
  requestsPerMinute: number(1_000_000).min(1, 'Use 1 or more.'),
  imageBytes: number(MANY),
  videoBytes: number(MANY),
  videoDurationMs: number(MANY),
});
export type PlanLimits = z.infer<typeof planLimits>;

const name = z.string().trim().min(1, 'Give the plan a name.').max(60, 'Use at most 60 characters.');

export const plan = z.object({
  id,
  name: z.string(),
  /** Of every workspace that was given no other. */
  isDefault: z.boolean(),
  limits: planLimits,
  /** How many were given this plan; those that have it by default are not counted. */
  workspaces: z.int().nonnegative(),
  createdAt: timestamp,
});
export type Plan = z.infer<typeof plan>;
export const plans = z.object({ items: z.array(plan) });

export const createPlan = z.object({ name, limits: planLimits });
export type CreatePlan = z.infer<typeof createPlan>;
export const updatePlan = z.object({
  name: name.optional(),
  limits: planLimits.partial().optional(),
  /** Makes it the default; another one takes that away again. */
  isDefault: z.literal(true).optional(),
});
export type UpdatePlan = z.infer<typeof updatePlan>;

/** A workspace as the operator of the installation sees it. */
export const adminWorkspace = z.object({
  id,
  name: z.string(),
  ownerEmail: z.string().nullable(),
  /** Null: the default plan. */
  planId: id.nullable(),
  planName: z.string(),
  /** Limits that differ from the plan's. */
  overrides: planLimits.partial(),
  /** This month's views are used up: its links show their smallest video. */
  isReduced: z.boolean(),
  projects: z.int().nonnegative(),
  storageBytes: z.int().nonnegative(),
  createdAt: timestamp,
});
export type AdminWorkspace = z.infer<typeof adminWorkspace>;
export const adminWorkspaceQuery = pageQuery.extend({ search: z.string().trim().max(120).optional() });
export type AdminWorkspaceQuery = z.infer<typeof adminWorkspaceQuery>;

export const updateAdminWorkspace = z.object({
  planId: id.nullable().optional(),
  /** Replaces all of them; empty takes every exception away. */
  overrides: planLimits.partial().optional(),
});
export type UpdateAdminWorkspace = z.infer<typeof updateAdminWorkspace>;
