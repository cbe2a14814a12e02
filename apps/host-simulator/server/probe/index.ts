export { probePage } from './probe-page.js';
