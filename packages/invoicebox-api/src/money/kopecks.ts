/**
 * Money is whole kopecks in code, and roubles with at most two decimal places on the wire (docs/http-api.md, Orders).
 * Only this file converts between the two.
 */

/** A sum of money in whole kopecks; always a safe integer. */
export type Kopecks = number;

/** Thrown for a sum that is not finite, has fractions of a kopeck, or is not a safe integer. */
export class MoneyError extends Error {
  /** Stable code for programs. */
  readonly code = 'INVALID_MONEY';
  override readonly name = 'MoneyError';
}

/**
 * Tolerance for binary floating point: clients send 0.30000000000000004 for 30 kopecks, while a real third decimal
 * is at least a tenth of a kopeck off.
 */
const FLOAT_NOISE_KOPECKS = 1e-3;

/**
 * Converts a wire sum to kopecks.
 *
 * @param roubles roubles with at most two decimal places.
 * @returns the same sum in kopecks.
 * @throws MoneyError if the number is not finite, has a third decimal place or does not fit a safe integer.
 */
export function kopecksFromRoubles(roubles: number): Kopecks {
  const scaled = roubles * 100;
  const kopecks = Math.round(scaled);
  if (!Number.isSafeInteger(kopecks)) {
    throw new MoneyError(`${roubles} is not a sum of money: expected a finite number of roubles.`);
  }
  const noise = Math.max(FLOAT_NOISE_KOPECKS, Math.abs(scaled) * 2 * Number.EPSILON);
  if (Math.abs(scaled - kopecks) > noise) {
    throw new MoneyError(`${roubles} is finer than a kopeck: expected at most two decimal places.`);
  }
  // `+ 0` turns -0 into 0.
  return kopecks + 0;
}

/**
 * Converts kopecks to a wire sum.
 *
 * @param kopecks whole kopecks.
 * @returns roubles, which JSON prints with at most two decimal places.
 * @throws MoneyError if `kopecks` is not a safe integer.
 */
export function roublesFromKopecks(kopecks: Kopecks): number {
  if (!Number.isSafeInteger(kopecks)) {
    throw new MoneyError(`${kopecks} is not a sum of money: expected whole kopecks.`);
  }
  return kopecks / 100;
}

/**
 * Adds sums.
 *
 * @param sums whole kopecks.
 * @returns their sum in kopecks.
 * @throws MoneyError if the sum does not fit a safe integer.
 */
export function sumKopecks(sums: Iterable<Kopecks>): Kopecks {
  let total = 0;
  for (const sum of sums) total += sum;
  if (!Number.isSafeInteger(total)) throw new MoneyError(`The sum ${total} is too large to be exact.`);
  return total;
}
