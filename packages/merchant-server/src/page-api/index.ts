/**
 * Types of the API between a mini-app's pages and its merchant server (docs/merchant-server.md, The page's API). Types only,
 * so that pages contain no server code.
 */
export type * from './errors.js';
export type * from './order.js';
export type * from './till.js';
