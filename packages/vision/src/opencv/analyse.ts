import { tryOut } from '../proof/index.js';
import type { PreparedTarget } from '../track/index.js';
import { collectFacts, type TrackabilityFacts } from './facts.js';
import type { GrayImage } from './gray-image.js';
import { findKeypoints, type Keypoint } from './keypoints.js';
import { rateTrackability, type Trackability } from './trackability.js';

/** A picture judged as a target. */
export interface TargetAnalysis extends Trackability {
  /** At most 400 keypoints for a heat map: x and y in 0..1 of width and height, strength in 0..1, strongest first. */
  features: [x: number, y: number, strength: number][];
  facts: TrackabilityFacts;
}

const HEAT_MAP_POINTS = 400;

/**
 * Judges a picture by trying it out. Scale it to some 640 px on its long side first: phones see it no larger, and details that
 * vanish there are of no use. Deterministic; takes about a second.
 * @param target the picture's marker, prepared, where it is at hand
 */
export async function analyseTarget(image: GrayImage, target?: PreparedTarget): Promise<TargetAnalysis> {
  const keypoints = await findKeypoints(image);
  const facts = collectFacts(image, keypoints);
  return { ...rateTrackability(facts, tryOut(image, target)), features: heatMap(image, keypoints), facts };
}

function heatMap(image: GrayImage, keypoints: readonly Keypoint[]): TargetAnalysis['features'] {
  const strongest = Math.max(Number.MIN_VALUE, keypoints[0]?.response ?? 0);
  return keypoints.slice(0, HEAT_MAP_POINTS).map(({ x, y, response }) => [
    rounded(x / image.width),
    rounded(y / image.height),
    // The square root keeps weak points visible beside a few very strong ones.
    rounded(Math.sqrt(Math.max(0, response) / strongest)),
  ]);
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
