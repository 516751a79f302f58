export * from './client.js';
export * from './events.js';
export * from './generated/client.js';
export * from './ids.js';
export * from './jobs.js';
export * from './migrate.js';
export * from './outbox.js';
export * from './stored-files.js';
export { isConflict, isUniqueViolation, type Transaction, type TransactionOptions } from './transaction.js';
