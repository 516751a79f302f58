import { z } from 'zod';
import { id, timestamp } from './ids.js';
import { pageQuery } from './paging.js';

export const visibility = z.enum(['private', 'public']);
const name = z.string().trim().min(1, 'Give the project a name.').max(120);
const description = z.string().trim().max(2000);
const tags = z.array(z.string().trim().min(1).max(40)).max(20);

/** A campaign: images, videos, markers and links that belong together. */
export const project = z.object({
  id,
  name: z.string(),
  description: z.string(),
  tags: z.array(z.string()),
  visibility,
  counts: z.object({ images: z.int(), videos: z.int(), markers: z.int(), links: z.int() }),
  totalViews: z.int().nonnegative(),
  /** Thumbnail of the newest image that is ready. */
  coverUrl: z.string().nullable(),
  /** Smallest rendition of the newest video that is ready: the card plays it. */
  previewUrl: z.string().nullable(),
  createdAt: timestamp,
  updatedAt: timestamp,
  /** Set while it can still be restored (30 days). */
  deletedAt: timestamp.nullable(),
});
export type Project = z.infer<typeof project>;

export const createProject = z.object({
  name,
  description: description.default(''),
  tags: tags.default([]),
  visibility: visibility.default('private'),
});
export type CreateProject = z.infer<typeof createProject>;

export const updateProject = z.object({
  name: name.optional(),
  description: description.optional(),
  tags: tags.optional(),
  visibility: visibility.optional(),
});
export type UpdateProject = z.infer<typeof updateProject>;

export const projectQuery = pageQuery.extend({
  search: z.string().trim().max(120).optional(),
  tag: z.string().trim().max(40).optional(),
  sort: z.enum(['newest', 'oldest', 'name']).default('newest'),
  /** `deleted` lists what can still be restored. */
  state: z.enum(['active', 'deleted']).default('active'),
});
export type ProjectQuery = z.infer<typeof projectQuery>;
