import { z } from 'zod';
import { assetError, assetStatus } from './asset.js';
import { id, timestamp } from './ids.js';
import { printProof } from './proof.js';

/**
 * Where and how an overlay lies on its target image. Lengths are in widths of the target image: `scale` 1 covers it,
 * `offsetX` 0.5 moves right by half its width, `offsetY` 0.5 moves up by half its width. `rotation` in degrees,
 * counter-clockwise.
 */
export const placement = z.object({
  scale: z.number().min(0.05).max(10).default(1),
  offsetX: z.number().min(-5).max(5).default(0),
  offsetY: z.number().min(-5).max(5).default(0),
  rotation: z.number().min(-360).max(360).default(0),
  opacity: z.number().min(0).max(1).default(1),
  autoplay: z.boolean().default(true),
  loop: z.boolean().default(true),
});
export type Placement = z.infer<typeof placement>;
export const DEFAULT_PLACEMENT: Placement = placement.parse({});

/** A change of some fields of a placement; what is not named stays. */
const placementPatch = z.object({
  scale: z.number().min(0.05).max(10).optional(),
  offsetX: z.number().min(-5).max(5).optional(),
  offsetY: z.number().min(-5).max(5).optional(),
  rotation: z.number().min(-360).max(360).optional(),
  opacity: z.number().min(0).max(1).optional(),
  autoplay: z.boolean().optional(),
  loop: z.boolean().optional(),
});

/** One thing that raises or lowers a trackability score, with what to do about it. */
export const trackabilityReason = z.object({ code: z.string(), message: z.string() });
export type TrackabilityReason = z.infer<typeof trackabilityReason>;

/** A keypoint in the target image: x and y in 0..1 of width and height, strength in 0..1. */
export const featurePoint = z.tuple([z.number(), z.number(), z.number()]);

export const markerFile = z.object({ name: z.string(), url: z.string(), bytes: z.int().nonnegative() });

export const marker = z.object({
  id,
  projectId: id,
  name: z.string(),
  imageId: id,
  videoIds: z.array(id),
  settings: placement,
  status: assetStatus,
  /** 0 to 100. */
  progress: z.number().min(0).max(100),
  /** 0 to 100; null until it was compiled. Under 10 means that it will not be recognised. */
  trackability: z.int().min(0).max(100).nullable(),
  reasons: z.array(trackabilityReason),
  /** The strongest keypoints, for the heat map. */
  features: z.array(featurePoint),
  files: z.array(markerFile),
  /** From where it is recognised, how it gets better, what it is mistaken for; null until that was tried out. */
  proof: printProof.nullable(),
  error: assetError.optional(),
  createdAt: timestamp,
});
export type Marker = z.infer<typeof marker>;

export const generateMarker = z.object({
  imageId: id,
  videoId: id.optional(),
  name: z.string().trim().min(1).max(120).optional(),
  settings: placement.optional(),
});
export type GenerateMarker = z.infer<typeof generateMarker>;
export const markerAccepted = z.object({ id, status: assetStatus });
export type MarkerAccepted = z.infer<typeof markerAccepted>;

export const updateMarker = z.object({
  name: z.string().trim().min(1).max(120).optional(),
  settings: placementPatch.optional(),
  videoIds: z.array(id).max(10).optional(),
});
export type UpdateMarker = z.infer<typeof updateMarker>;
