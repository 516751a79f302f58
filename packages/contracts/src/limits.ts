import type { PlanLimits } from './plan.js';

/** What an upload may be on the free plan. Bytes, pixels and milliseconds. */
export interface UploadLimits {
  imageBytes: number;
  imageMinWidth: number;
  imageMinHeight: number;
  imageMaxSide: number;
  videoBytes: number;
  videoDurationMs: number;
}

/** The plan of an installation whose operator has changed nothing: see the migration that makes it. */
export const FREE_PLAN: UploadLimits & PlanLimits = {
  projects: 5,
  storageBytes: 500 * 1024 * 1024,
  viewsPerMonth: 1000,
  requestsPerMinute: 100,
  imageBytes: 10 * 1024 * 1024,
  imageMinWidth: 640,
  imageMinHeight: 480,
  imageMaxSide: 4096,
  videoBytes: 100 * 1024 * 1024,
  videoDurationMs: 120_000,
};
