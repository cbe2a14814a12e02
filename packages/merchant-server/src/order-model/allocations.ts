import { type BasketItem, type BasketLine, buildBasket } from '@invoicebox/invoicebox-api/contract';
import {
  divideRounded,
  type Kopecks,
  lineTotal,
  roublesFromKopecks,
  roundedByPolicy,
  sumKopecks,
  type Thousandths,
  vatFromGross,
} from '@invoicebox/invoicebox-api/money';
import type { StoredOffer } from '../mini-app/order-types.js';
import type { LineAllocation } from './refund.js';

/** Sums of allocations, in kopecks. */
export interface AllocationSums {
  amount: Kopecks;
  /** Tax in `amount`. */
  vatAmount: Kopecks;
}

/** The sums of allocations. */
export function sumAllocations(shares: readonly LineAllocation[]): AllocationSums {
  return {
    amount: sumKopecks(shares.map(({ amount }) => amount)),
    vatAmount: sumKopecks(shares.map(({ vat }) => vat)),
  };
}

/** Every line of a offer in full. */
export function fullAllocations(offer: StoredOffer): LineAllocation[] {
  const { lines } = buildBasket(offer.lines, offer.roundPolicy);
  return offer.lines.map(({ quantity }, line) => ({
    line,
    quantity,
    amount: lines[line]?.total ?? 0,
    vat: lines[line]?.vat ?? 0,
  }));
}

/**
 * The tax in a part of a sum. Part and rest both stay valid: neither tax is negative or more than its sum.
 */
function vatOfPart(amount: Kopecks, whole: LineAllocation, { vatCode }: BasketLine): Kopecks {
  if (amount === whole.amount) return whole.vat;
  const least = Math.max(0, whole.vat - (whole.amount - amount));
  return Math.min(Math.max(vatFromGross(amount, vatCode), least), whole.vat, amount);
}

/** The price of a part of a line: proportional to an agreed total, else price × quantity; at most the line's total. */
function amountOfPart(quantity: Thousandths, whole: LineAllocation, line: BasketLine, offer: StoredOffer): Kopecks {
  const policy = offer.roundPolicy ?? 'none';
  const amount =
    line.total === undefined
      ? lineTotal(line.price, quantity, policy)
      : roundedByPolicy(
          Number(divideRounded(BigInt(whole.amount) * BigInt(quantity), BigInt(whole.quantity), 'halfUp')),
          policy,
        );
  return Math.min(amount, whole.amount);
}

/** The allocation of a quantity of one line. */
export function allocateQuantity(offer: StoredOffer, whole: LineAllocation, quantity: Thousandths): LineAllocation {
  const line = offer.lines[whole.line];
  if (line === undefined || quantity >= whole.quantity) return whole;
  if (quantity <= 0) return { line: whole.line, quantity: 0, amount: 0, vat: 0 };
  const amount = amountOfPart(quantity, whole, line, offer);
  return { line: whole.line, quantity, amount, vat: vatOfPart(amount, whole, line) };
}

/** A sum of money of one line, without goods unless it is the whole line. */
export function allocateAmount(offer: StoredOffer, whole: LineAllocation, amount: Kopecks): LineAllocation {
  const line = offer.lines[whole.line];
  if (line === undefined || amount >= whole.amount) return whole;
  return { line: whole.line, quantity: 0, amount, vat: vatOfPart(amount, whole, line) };
}

/** The allocations of what was given of each line. */
export function givenAllocations(offer: StoredOffer, given: readonly Thousandths[]): LineAllocation[] {
  return fullAllocations(offer).map((whole) => allocateQuantity(offer, whole, given[whole.line] ?? 0));
}

/** Allocations minus others, line by line, at least zero. */
export function remainingAllocations(
  shares: readonly LineAllocation[],
  taken: readonly LineAllocation[],
): LineAllocation[] {
  return shares.map((share) => {
    const own = taken.filter(({ line }) => line === share.line);
    const less = (of: 'quantity' | 'amount' | 'vat') =>
      Math.max(0, share[of] - own.reduce((sum, each) => sum + each[of], 0));
    return { line: share.line, quantity: less('quantity'), amount: less('amount'), vat: less('vat') };
  });
}

/** Shipments and refunds have no lines without money. */
export function withMoney(shares: readonly LineAllocation[]): LineAllocation[] {
  return shares.filter(({ amount }) => amount > 0);
}

const ONE_UNIT: Thousandths = 1000;

function wireItem(offer: StoredOffer, share: LineAllocation): BasketItem[] {
  const line = offer.lines[share.line];
  if (line === undefined) return [];
  // Money without goods is one unit at that price (docs/http-api.md, Refunds).
  const goods = share.quantity > 0 ? { quantity: share.quantity } : { quantity: ONE_UNIT, price: share.amount };
  // Under the policy `none` every agreed total is one item.
  const { basketItems } = buildBasket([{ ...line, ...goods, total: share.amount }], 'none');
  return basketItems.map((item) => ({ ...item, totalVatAmount: roublesFromKopecks(share.vat) }));
}

/** Allocations as lines of a shipment or refund. The sums are exactly those of the allocations. */
export function wireItems(offer: StoredOffer, shares: readonly LineAllocation[]): BasketItem[] {
  return withMoney(shares).flatMap((share) => wireItem(offer, share));
}
