export * from './point-filter.js';
