export { cases, isDeepRun, seed } from './cases.js';
export { atMostInDeepRun, check } from './check.js';
export { Random, seededRandom } from './random.js';
export { atLeast, atMost, exactly, holds, quantile, type Row, reported } from './rows.js';
export { until, waitFor } from './until.js';
