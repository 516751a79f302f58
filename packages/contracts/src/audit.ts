import { z } from 'zod';
import { id, timestamp } from './ids.js';
import { pageQuery } from './paging.js';

/** Something that somebody did and others may want to know of later. */
export const auditEntry = z.object({
  /** Grows with every entry. */
  id: z.string(),
  /** A fact in the past tense: `member.removed`. */
  action: z.string(),
  /** Null for the platform itself and for accounts that were deleted since. */
  actor: z.object({ id, name: z.string() }).nullable(),
  subjectType: z.string(),
  subjectId: z.string(),
  details: z.record(z.string(), z.unknown()),
  /** Coarse, such as "Chrome on Android"; never an address. */
  device: z.string(),
  createdAt: timestamp,
});
export type AuditEntry = z.infer<typeof auditEntry>;

const filter = {
  /** Part of the action, of the actor's name or address, or the id of what it is about. */
  search: z.string().trim().max(120).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};
export const auditQuery = pageQuery.extend(filter);
export type AuditQuery = z.infer<typeof auditQuery>;
export const auditExportQuery = z.object({ ...filter, format: z.enum(['csv', 'json']).default('csv') });
export type AuditExportQuery = z.infer<typeof auditExportQuery>;

/** What checking the whole log has shown. */
export const auditCheck = z.object({
  entries: z.int().nonnegative(),
  isWhole: z.boolean(),
  /** Where it is broken first, and how; null when it is whole. */
  fault: z.object({ entryId: z.string().nullable(), message: z.string() }).nullable(),
});
export type AuditCheck = z.infer<typeof auditCheck>;
