export type { QueueConnection } from './connection.js';
export * from './consumer.js';
export * from './desired-workers.js';
export * from './event-bus.js';
export { inBatches, inBatchesLater } from './in-batches.js';
export * from './ports.js';
export * from './producer.js';
export { isFinalFailure, MAX_ATTEMPTS } from './retry-policy.js';
export * from './shared-values.js';
