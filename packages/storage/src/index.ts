export * from './create-object-store.js';
export * from './filesystem-store.js';
export * from './key-rules.js';
export * from './keys.js';
export * from './object-store.js';
export * from './s3-store.js';
export * from './signed-url.js';
export { StorageUnavailableError } from './trouble.js';
