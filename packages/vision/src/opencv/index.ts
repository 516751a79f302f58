export { analyseTarget, type TargetAnalysis } from './analyse.js';
export type { GrayImage } from './gray-image.js';
export { rateTrackability, type Trackability, type TrackabilityFacts } from './trackability.js';
