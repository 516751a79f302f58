export * from './media/picture.js';
export * from './media/video.js';
export * from './services/postgres.js';
export * from './services/redis.js';
export * from './services/s3.js';
export * from './services/temp.js';
export * from './services/wait.js';
export * from './suites/object-store.js';
