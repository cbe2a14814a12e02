import type { Kopecks } from './kopecks.js';
import type { Thousandths } from './quantity.js';
import { divideRounded } from './rounding.js';

/**
 * How a line's total is rounded (docs/http-api.md, Orders): `strict` and `none` round to kopecks, the others to whole
 * roubles.
 */
export const ROUND_POLICIES = ['strict', 'none', 'floor', 'ceil', 'halfUp', 'halfDown'] as const;

/** One of {@link ROUND_POLICIES}; `none` is the wire's default. */
export type RoundPolicy = (typeof ROUND_POLICIES)[number];

const THOUSANDTHS_PER_UNIT = 1000n;
const KOPECKS_PER_ROUBLE = 100n;

/**
 * The total of a line under a policy; under `none` it is the minimum.
 *
 * @param price price of one unit with tax, in kopecks.
 * @param quantity thousandths of a unit.
 * @param policy the order's rounding policy.
 * @returns the total in kopecks.
 */
export function lineTotal(price: Kopecks, quantity: Thousandths, policy: RoundPolicy = 'none'): Kopecks {
  const product = BigInt(price) * BigInt(quantity);
  if (policy === 'strict' || policy === 'none') {
    return Number(divideRounded(product, THOUSANDTHS_PER_UNIT, 'halfUp'));
  }
  const roubles = divideRounded(product, THOUSANDTHS_PER_UNIT * KOPECKS_PER_ROUBLE, policy);
  return Number(roubles * KOPECKS_PER_ROUBLE);
}

/**
 * The largest quantity that a sum buys, for example the litres for «1 000 ₽» of fuel.
 *
 * @param sum what the buyer wants to spend, in kopecks.
 * @param price price of one unit with tax, in kopecks, positive.
 * @returns thousandths of a unit, rounded down, so that the line never costs more than the sum.
 */
export function quantityForSum(sum: Kopecks, price: Kopecks): Thousandths {
  const thousandths = divideRounded(BigInt(sum) * THOUSANDTHS_PER_UNIT, BigInt(price), 'floor');
  return Number(thousandths);
}
