export * from './catalogue.js';
export * from './gray.js';
export { corner, page, shapes } from './rich.js';
