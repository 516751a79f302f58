export * from './fragments.js';
export * from './load-env.js';
export * from './values.js';
