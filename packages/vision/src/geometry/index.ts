export * from './homography.js';
export * from './quad.js';
