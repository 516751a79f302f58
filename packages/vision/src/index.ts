export * from './filter/index.js';
export * from './geometry/index.js';
export * from './image/plane.js';
export * from './image/resample.js';
export * from './pose/index.js';
