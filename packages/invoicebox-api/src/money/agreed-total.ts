import type { Kopecks } from './kopecks.js';
import { lineTotal, type RoundPolicy } from './line-total.js';
import type { Thousandths } from './quantity.js';
import { divideRounded, type RoundingMode } from './rounding.js';

/** A quantity at one unit price, with its total under the policy. */
export interface PricedQuantity {
  /** Price of one unit with tax, in kopecks. */
  price: Kopecks;
  quantity: Thousandths;
  /** In kopecks. */
  total: Kopecks;
}

const THOUSANDTHS_PER_UNIT = 1000n;
const ONE_UNIT: Thousandths = 1000;

/**
 * The rounding unit of a policy.
 *
 * @returns kopecks: 1, or 100 under the policies that round to whole roubles.
 */
export function unitOfPolicy(policy: RoundPolicy): Kopecks {
  return policy === 'strict' || policy === 'none' ? 1 : 100;
}

/**
 * Rounds a sum to the unit of a policy.
 *
 * @returns kopecks.
 */
export function roundedByPolicy(sum: Kopecks, policy: RoundPolicy): Kopecks {
  return lineTotal(sum, ONE_UNIT, policy);
}

const priced = (price: bigint, quantity: bigint, policy: RoundPolicy): PricedQuantity => ({
  price: Number(price),
  quantity: Number(quantity),
  total: lineTotal(Number(price), Number(quantity), policy),
});

/**
 * Splits a quantity between two unit prices one kopeck apart, so that the totals add up to the agreed total.
 *
 * `price` is the exact unit price rounded down, and `more` of the quantity costs a kopeck more, so that the exact
 * products add up to the total. Rounding each product can break that, so nearby split points are tried, nearest
 * first. One that is at most a rounding unit away always fits.
 */
function splitInTwo(total: bigint, quantity: bigint, policy: RoundPolicy): PricedQuantity[] {
  const wanted = total * THOUSANDTHS_PER_UNIT;
  const price = wanted / quantity;
  const more = wanted - price * quantity;
  // Pieces are split into whole pieces, litres to the millilitre.
  const step = quantity % THOUSANDTHS_PER_UNIT === 0n ? THOUSANDTHS_PER_UNIT : 1n;
  for (let moved = 0n; ; moved += step) {
    for (const dearer of [more - moved, more + moved]) {
      if (dearer < 0n || dearer > quantity) continue;
      const parts = [priced(price, quantity - dearer, policy), priced(price + 1n, dearer, policy)];
      if (parts.reduce((sum, part) => sum + part.total, 0) === Number(total)) {
        return parts.filter((part) => part.quantity > 0);
      }
    }
    if (moved > quantity) {
      throw new RangeError(`${quantity} thousandths cannot be priced at ${total} kopecks under ${policy}.`);
    }
  }
}

/** A unit price in whole kopecks that gives the total under the policy, if there is one. */
function singlePrice(total: bigint, quantity: bigint, policy: RoundPolicy): PricedQuantity | undefined {
  const modes: RoundingMode[] = ['halfUp', 'ceil', 'floor'];
  return modes
    .map((mode) => priced(divideRounded(total * THOUSANDTHS_PER_UNIT, quantity, mode), quantity, policy))
    .find((candidate) => candidate.total === Number(total));
}

/**
 * Prices a quantity to cost an agreed total: a buyer asks for «1 000 ₽» of fuel, or three pieces cost 100 ₽. The unit
 * price is kept if the policy allows it. Otherwise it becomes the total divided by the quantity, and if no price in
 * whole kopecks gives the total, the quantity is split between two prices a kopeck apart.
 *
 * @param price the usual price of one unit with tax, in kopecks.
 * @param quantity thousandths of a unit, positive.
 * @param total the agreed total in kopecks; first rounded by the policy.
 * @param policy the order's rounding policy.
 * @returns one part, or two.
 */
export function priceAgreedTotal(
  price: Kopecks,
  quantity: Thousandths,
  total: Kopecks,
  policy: RoundPolicy,
): PricedQuantity[] {
  const wanted = roundedByPolicy(total, policy);
  const product = lineTotal(price, quantity, policy);
  if (product === wanted || (policy === 'none' && product < wanted)) return [{ price, quantity, total: wanted }];
  if (policy === 'none') {
    const dearest = divideRounded(BigInt(wanted) * THOUSANDTHS_PER_UNIT, BigInt(quantity), 'floor');
    return [{ price: Number(dearest), quantity, total: wanted }];
  }
  const single = singlePrice(BigInt(wanted), BigInt(quantity), policy);
  return single ? [single] : splitInTwo(BigInt(wanted), BigInt(quantity), policy);
}

/**
 * Divides a sum in proportion to weights, by the largest remainder method.
 *
 * @param sum whole kopecks, zero or positive.
 * @param weights zero or positive whole numbers, at least one of them positive.
 * @param unit rounding unit of the shares in kopecks: 1, or 100 for whole roubles. `sum` must be a multiple of it.
 * @returns a share for each weight; together exactly `sum`.
 * @throws RangeError if no weight is positive.
 */
export function divideSum(sum: Kopecks, weights: readonly number[], unit: Kopecks = 1): Kopecks[] {
  const units = BigInt(sum) / BigInt(unit);
  const whole = weights.reduce((total, weight) => total + BigInt(weight), 0n);
  if (whole <= 0n) throw new RangeError('A sum cannot be divided between lines that cost nothing.');
  const shares = weights.map((weight, index) => {
    const exact = units * BigInt(weight);
    return { index, floor: exact / whole, remainder: exact % whole };
  });
  const left = Number(units - shares.reduce((total, { floor }) => total + floor, 0n));
  const first = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1,
  );
  const favoured = new Set(first.slice(0, left).map(({ index }) => index));
  return shares.map(({ index, floor }) => Number(floor + (favoured.has(index) ? 1n : 0n)) * unit);
}
