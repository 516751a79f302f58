export * from './fragments.js';
export * from './load-env.js';
export * from './secret-box.js';
export * from './values.js';
