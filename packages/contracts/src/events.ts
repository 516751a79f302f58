import { z } from 'zod';
import { id } from './ids.js';

const inProject = { projectId: id };

/**
 * Facts in the past tense, sent to dashboards over SSE. They are hints: whoever needs the truth reads it from the API.
 */
export const domainEvents = {
  'image.ready': z.object({ ...inProject, imageId: id }),
  'image.failed': z.object({ ...inProject, imageId: id }),
  /** `secondsLeft` is an estimate; null while there is none. */
  'video.progress': z.object({
    ...inProject,
    videoId: id,
    progress: z.number(),
    secondsLeft: z.number().nullable().optional(),
  }),
  'video.ready': z.object({ ...inProject, videoId: id }),
  'video.failed': z.object({ ...inProject, videoId: id }),
  'marker.progress': z.object({ ...inProject, markerId: id, progress: z.number() }),
  'marker.ready': z.object({ ...inProject, markerId: id }),
  'marker.proved': z.object({ ...inProject, markerId: id }),
  'marker.failed': z.object({ ...inProject, markerId: id }),
  'link.published': z.object({ ...inProject, linkId: id, slug: z.string() }),
  /** A link has been seen 1, 10, 100, 1,000, ... times. */
  'link.views_reached': z.object({ ...inProject, linkId: id, views: z.int().positive() }),
  'view.started': z.object({ ...inProject, linkId: id }),
} as const;

export type DomainEventName = keyof typeof domainEvents;
export type DomainEventData<N extends DomainEventName> = z.infer<(typeof domainEvents)[N]>;
/** An event as it crosses processes; `sequence` grows and is the SSE id. */
export type DomainEvent = {
  [N in DomainEventName]: { sequence: string; workspaceId: string; name: N; data: DomainEventData<N> };
}[DomainEventName];
