export * from './filter/index.js';
export * from './geometry/index.js';
export * from './pose/index.js';
