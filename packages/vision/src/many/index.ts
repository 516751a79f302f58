export type { PreparedTarget } from '../detect/detector.js';
export {
  INDEX_VERSION,
  type IndexFile,
  IndexFormatError,
  KEY_BYTES,
  type Lookalike,
  readIndex,
  writeIndex,
} from './index-format.js';
export { lookalikeOf, suspects } from './lookalikes.js';
export { type ManyObservation, ManyTracker } from './many-tracker.js';
export { mergeSignatures } from './merge.js';
export { signatureOf, signMarker } from './signature.js';
export { compareTargets, type Similarity, similarity, type Verdict } from './similarity.js';
