export * from './pose.js';
