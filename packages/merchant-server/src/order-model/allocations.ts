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
import type { QuoteDraft } from '../mini-app.js';
import type { LineAllocation } from './refund.js';

/** Sums of shares, in kopecks. */
export interface AllocationSums {
  amount: Kopecks;
  /** Tax in `amount`. */
  vatAmount: Kopecks;
}

/** What shares come to together. */
export function sumAllocations(shares: readonly LineAllocation[]): AllocationSums {
  return {
    amount: sumKopecks(shares.map(({ amount }) => amount)),
    vatAmount: sumKopecks(shares.map(({ vat }) => vat)),
  };
}

/** The whole of every line of a draft. */
export function fullAllocations(draft: QuoteDraft): LineAllocation[] {
  const { lines } = buildBasket(draft.lines, draft.roundPolicy);
  return draft.lines.map(({ quantity }, line) => ({
    line,
    quantity,
    amount: lines[line]?.total ?? 0,
    vat: lines[line]?.vat ?? 0,
  }));
}

/**
 * The tax in a part of a sum, such that part and rest are each a possible sum with its tax: neither tax is below zero
 * nor more than its own sum.
 */
function vatOfPart(amount: Kopecks, whole: LineAllocation, { vatCode }: BasketLine): Kopecks {
  if (amount === whole.amount) return whole.vat;
  const least = Math.max(0, whole.vat - (whole.amount - amount));
  return Math.min(Math.max(vatFromGross(amount, vatCode), least), whole.vat, amount);
}

/** What a part of a line costs: its share of an agreed total, else price × quantity; never more than the line. */
function amountOfPart(quantity: Thousandths, whole: LineAllocation, line: BasketLine, draft: QuoteDraft): Kopecks {
  const policy = draft.roundPolicy ?? 'none';
  const amount =
    line.total === undefined
      ? lineTotal(line.price, quantity, policy)
      : roundedByPolicy(
          Number(divideRounded(BigInt(whole.amount) * BigInt(quantity), BigInt(whole.quantity), 'halfUp')),
          policy,
        );
  return Math.min(amount, whole.amount);
}

/** The share of money that a quantity of one line has in that line. */
export function allocateQuantity(draft: QuoteDraft, whole: LineAllocation, quantity: Thousandths): LineAllocation {
  const line = draft.lines[whole.line];
  if (line === undefined || quantity >= whole.quantity) return whole;
  if (quantity <= 0) return { line: whole.line, quantity: 0, amount: 0, vat: 0 };
  const amount = amountOfPart(quantity, whole, line, draft);
  return { line: whole.line, quantity, amount, vat: vatOfPart(amount, whole, line) };
}

/** A sum of money out of one line, without any of its goods unless it is all that there is. */
export function allocateAmount(draft: QuoteDraft, whole: LineAllocation, amount: Kopecks): LineAllocation {
  const line = draft.lines[whole.line];
  if (line === undefined || amount >= whole.amount) return whole;
  return { line: whole.line, quantity: 0, amount, vat: vatOfPart(amount, whole, line) };
}

/** The shares of what was given of each line. */
export function givenAllocations(draft: QuoteDraft, given: readonly Thousandths[]): LineAllocation[] {
  return fullAllocations(draft).map((whole) => allocateQuantity(draft, whole, given[whole.line] ?? 0));
}

/** What is left of some shares after others were taken out, line by line; nothing below zero. */
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

/** Lines without money take no part in shipments and refunds. */
export function withMoney(shares: readonly LineAllocation[]): LineAllocation[] {
  return shares.filter(({ amount }) => amount > 0);
}

const ONE_UNIT: Thousandths = 1000;

function wireItem(draft: QuoteDraft, share: LineAllocation): BasketItem[] {
  const line = draft.lines[share.line];
  if (line === undefined) return [];
  // Money without goods is one unit at that price (docs/http-api.md, Refunds).
  const goods = share.quantity > 0 ? { quantity: share.quantity } : { quantity: ONE_UNIT, price: share.amount };
  // Under the policy `none` every agreed total is one item.
  const { basketItems } = buildBasket([{ ...line, ...goods, total: share.amount }], 'none');
  return basketItems.map((item) => ({ ...item, totalVatAmount: roublesFromKopecks(share.vat) }));
}

/** Shares as lines of a shipment or a refund; their sums are exactly those of the shares. */
export function wireItems(draft: QuoteDraft, shares: readonly LineAllocation[]): BasketItem[] {
  return withMoney(shares).flatMap((share) => wireItem(draft, share));
}
