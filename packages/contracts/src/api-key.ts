import { z } from 'zod';
import { id, timestamp } from './ids.js';
import { API_SCOPES } from './policy.js';

const scopes = z.array(z.enum(API_SCOPES)).min(1, 'Choose at least one scope.');

/** A key for programs. It may do what its maker may in this workspace, within its scopes. */
export const apiKey = z.object({
  id,
  name: z.string(),
  /** The first characters of the key, to tell keys apart. */
  prefix: z.string(),
  scopes: z.array(z.string()),
  createdById: id,
  /** Null for one that never expires. */
  expiresAt: timestamp.nullable(),
  /** To the minute; null until it was used. */
  lastUsedAt: timestamp.nullable(),
  createdAt: timestamp,
});
export type ApiKey = z.infer<typeof apiKey>;

export const createApiKey = z.object({
  name: z.string().trim().min(1, 'Give the key a name.').max(120, 'Use at most 120 characters.'),
  scopes,
  expiresAt: timestamp.nullable().default(null),
});
export type CreateApiKey = z.infer<typeof createApiKey>;

/** `key` is shown this once: only its hash is kept. */
export const newApiKey = apiKey.extend({ key: z.string() });
export type NewApiKey = z.infer<typeof newApiKey>;
