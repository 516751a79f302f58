export * from './context.js';
export * from './log-shipper.js';
export * from './logger.js';
export * from './metrics.js';
export { prettyLine } from './pretty.js';
export * from './sentry.js';
