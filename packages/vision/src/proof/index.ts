export { FIELD_OF_VIEW } from './camera.js';
export { type Crop, cropInSteps, cut } from './crop.js';
export { LIGHTS, type Light } from './light.js';
export {
  ANGLES,
  DISTANCES,
  type PrintProof,
  type ProofOptions,
  type ProofRow,
  proveInSteps,
  provePrint,
  successOf,
} from './prove.js';
export { type Look, Studio } from './studio.js';
export { scoreOf, type Trial, tryOut } from './trial.js';
