import { z } from 'zod';
import { id } from './ids.js';

/** Something of a project that is being made. */
export const fileProgress = z.object({
  kind: z.enum(['image', 'video', 'marker', 'link']),
  id,
  name: z.string(),
  state: z.enum(['waiting', 'running']),
  /** 0 to 100. */
  progress: z.number().min(0).max(100),
  /** An estimate; null while there is none. */
  secondsLeft: z.number().nonnegative().nullable(),
});
export type FileProgress = z.infer<typeof fileProgress>;

/**
 * How far the work on a project is that somebody waits for. It is counted from the last time that nothing was left to do.
 * Also sent to dashboards over SSE as `project.progress`, without an id: there is nothing to catch up on.
 */
export const projectProgress = z.object({
  projectId: id,
  isRunning: z.boolean(),
  /** 0 to 100; 100 when nothing runs. */
  progress: z.number().min(0).max(100),
  /** An estimate from how fast the installation was lately; null while there is none. */
  secondsLeft: z.number().nonnegative().nullable(),
  /** Pictures, videos, markers and links that are not done. */
  filesLeft: z.int().nonnegative(),
  /** Those that run first, then those whose turn comes next; at most 50. */
  files: z.array(fileProgress),
});
export type ProjectProgress = z.infer<typeof projectProgress>;

/** What the event stream tells beside domain events. */
export const streamHints = { 'project.progress': projectProgress } as const;
