import type { Kopecks } from './kopecks.js';
import { lineTotal, type RoundPolicy } from './line-total.js';
import type { Thousandths } from './quantity.js';
import { divideRounded, type RoundingMode } from './rounding.js';

/** A quantity at one unit price, with the total that the policy gives it. */
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
 * What the sums of a policy are multiples of.
 *
 * @returns kopecks: 1, or 100 under the policies that round to whole roubles.
 */
export function unitOfPolicy(policy: RoundPolicy): Kopecks {
  return policy === 'strict' || policy === 'none' ? 1 : 100;
}

/**
 * A sum as a policy can have it: the sums of the policies that round to roubles are whole roubles.
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
 * Unit prices one kopeck apart whose totals together are the agreed one.
 *
 * With `price` the whole kopecks of the exact unit price and `more` of the quantity a kopeck dearer, the exact
 * products add up to the total. Rounding each can still spoil that, so the border is moved, nearest first: a border
 * fits at the latest when it has moved by one unit of the rounding, where the fractions can no longer add up to one.
 */
function splitInTwo(total: bigint, quantity: bigint, policy: RoundPolicy): PricedQuantity[] {
  const wanted = total * THOUSANDTHS_PER_UNIT;
  const price = wanted / quantity;
  const more = wanted - price * quantity;
  // Pieces are divided between the two prices as pieces, litres to the millilitre.
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

/** One unit price that gives the total under a policy that fixes totals, if whole kopecks have one. */
function singlePrice(total: bigint, quantity: bigint, policy: RoundPolicy): PricedQuantity | undefined {
  const modes: RoundingMode[] = ['halfUp', 'ceil', 'floor'];
  return modes
    .map((mode) => priced(divideRounded(total * THOUSANDTHS_PER_UNIT, quantity, mode), quantity, policy))
    .find((candidate) => candidate.total === Number(total));
}

/**
 * Prices a quantity so that it costs an agreed total: a buyer asks for «1 000 ₽» of fuel, or three pieces for 100 ₽.
 * The unit price stays where the policy lets it; else it becomes what the total divides into, and where no price in
 * whole kopecks gives the total, the quantity is divided between two prices a kopeck apart.
 *
 * @param price the usual price of one unit with tax, in kopecks.
 * @param quantity thousandths of a unit, positive.
 * @param total the agreed total in kopecks; what the policy cannot have is rounded by the policy first.
 * @param policy the order's rounding.
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
 * Divides a sum in proportion, to the last kopeck: what rounding leaves goes to the largest remainders.
 *
 * @param sum whole kopecks, zero or positive.
 * @param weights zero or positive whole numbers, at least one of them positive.
 * @param unit the shares are multiples of it, in kopecks: 1, or 100 for whole roubles. `sum` has to be one, too.
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
