import type { z } from 'zod';
import type { Action } from '../policy.js';

/** One call of the API. `{name}` in the path is a UUID, except `{slug}`. */
export interface Route {
  method: 'get' | 'head' | 'post' | 'patch' | 'delete';
  path: string;
  tag: string;
  summary: string;
  /** Who may call it, by the table of rights; `cookie` means the refresh cookie alone. */
  allow: Action | 'public' | 'cookie';
  query?: z.ZodObject;
  body?: z.ZodType;
  /** A multipart form with `file` and `projectId` instead of a JSON body. */
  upload?: 'image' | 'video';
  status: 200 | 201 | 202 | 204;
  /** Absent without a body. */
  answer?: z.ZodType;
  /** Content types of an answer that is not JSON. */
  files?: readonly string[];
}

/** What every path starts with. */
export const V1 = '/api/v1';
