export { observeHeight } from './observe-height.js';
