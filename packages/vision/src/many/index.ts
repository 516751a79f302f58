export { compareTargets, type Similarity, similarity, type Verdict } from './similarity.js';
