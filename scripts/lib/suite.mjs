// What proofs and benchmarks have in common: rows of figures, each with its target and whether it was met.

/**
 * One figure. `ok` is the verdict: a row without a target is only reported.
 *
 * @typedef {{ name: string, value: number | string, unit: string, target: string, ok: boolean }} Row
 */

/**
 * What a suite is run with.
 *
 * @typedef {object} SuiteContext
 * @property {number} n how many cases to run; 0 for a suite that has a fixed number.
 * @property {number} seed of every random choice: the same seed gives the same cases.
 * @property {boolean} small true in `npm test`, where a proof shows that it still holds, not how often.
 * @property {(text: string) => void} note tells of progress, on standard error.
 */

/**
 * A proof or a benchmark: the default export of its file.
 *
 * @typedef {object} Suite
 * @property {string} summary one sentence for the list.
 * @property {{ full: number, small: number }} [cases] how many cases run unless `--n` says so: by command, in `npm test`.
 * @property {(context: SuiteContext) => Promise<Row[]>} run
 */

/**
 * Declares a suite; there for its types.
 *
 * @param {Suite} suite
 * @returns {Suite}
 */
export function suite(suite) {
  return suite;
}

/**
 * Figures as people read them: three significant digits are enough, whole numbers stay whole.
 *
 * @param {number} value
 */
function rounded(value) {
  return Number.isInteger(value) ? value : Number(value.toPrecision(4));
}

/**
 * A figure without a target: absolute times and counts that explain the others.
 *
 * @param {string} name
 * @param {number | string} value
 * @param {string} [unit]
 * @returns {Row}
 */
export function reported(name, value, unit = '') {
  return { name, value: typeof value === 'number' ? rounded(value) : value, unit, target: '', ok: true };
}

/**
 * A figure that may not be above its limit; NaN is above every limit.
 *
 * @param {string} name
 * @param {number} value
 * @param {number} limit
 * @param {string} [unit]
 * @returns {Row}
 */
export function atMost(name, value, limit, unit = '') {
  return { name, value: rounded(value), unit, target: `<= ${limit}`, ok: value <= limit };
}

/**
 * A figure that may not be below its limit; NaN is below every limit.
 *
 * @param {string} name
 * @param {number} value
 * @param {number} limit
 * @param {string} [unit]
 * @returns {Row}
 */
export function atLeast(name, value, limit, unit = '') {
  return { name, value: rounded(value), unit, target: `>= ${limit}`, ok: value >= limit };
}

/**
 * A value that has to be exactly another one.
 *
 * @param {string} name
 * @param {number | string} value
 * @param {number | string} expected
 * @param {string} [unit]
 * @returns {Row}
 */
export function exactly(name, value, expected, unit = '') {
  return { name, value, unit, target: `= ${expected}`, ok: value === expected };
}

/**
 * A claim that holds or does not; what was seen explains a failure.
 *
 * @param {string} name
 * @param {boolean} ok
 * @param {string} [seen]
 * @returns {Row}
 */
export function holds(name, ok, seen = ok ? 'holds' : 'broken') {
  return { name, value: seen, unit: '', target: 'holds', ok };
}

/**
 * Random numbers that a seed repeats (mulberry32), for proofs: each is from 0 to below 1.
 *
 * @param {number} seed
 * @returns {() => number}
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * The value that a share of the values does not exceed.
 *
 * @param {readonly number[]} values
 * @param {number} share from 0 to 1: 0.5 is the median.
 * @returns {number} NaN where there are no values.
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
