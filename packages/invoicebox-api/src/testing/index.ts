export { CALL_EXAMPLES, type CallExample, NOTIFICATION_EXAMPLE } from '../contract/examples.js';
export { ManualClock } from './manual-clock.js';
