export { analyseTarget, type TargetAnalysis } from './analyse.js';
export type { TrackabilityFacts } from './facts.js';
export type { GrayImage } from './gray-image.js';
export { rateTrackability, type Trackability } from './trackability.js';
