import {
  divideSum,
  type Kopecks,
  lineTotal,
  type PricedQuantity,
  priceAgreedTotal,
  quantityFromThousandths,
  type RoundPolicy,
  roublesFromKopecks,
  roundedByPolicy,
  sumKopecks,
  type Thousandths,
  unitOfPolicy,
  type VatCode,
  vatFromGross,
} from '../money/index.js';
import type { BasketItem, PAYMENT_TYPES } from './basket-item.js';
import { MEASURES, type MeasureUnit } from './measure.js';

/** A line as a merchant thinks of it: what, how much, at what price. */
export interface BasketLine {
  sku: string;
  /** Exactly what is bought. */
  name: string;
  unit: MeasureUnit;
  /** Thousandths of a unit, positive. */
  quantity: Thousandths;
  /** Price of one unit, tax included. */
  price: Kopecks;
  vatCode: VatCode;
  type: 'service' | 'commodity';
  paymentType?: (typeof PAYMENT_TYPES)[number];
  /**
   * The line's total, where it was agreed before the unit price was (a buyer asks for «1 000 ₽» of fuel, three pieces
   * cost 100 ₽). The unit price follows it where the policy demands that; see `priceAgreedTotal`.
   */
  total?: Kopecks;
}

/** What became of one line. */
export interface BuiltLine {
  total: Kopecks;
  vat: Kopecks;
  /** One item, or two where one unit price could not give the agreed total. */
  basketItems: BasketItem[];
}

/** Lines in the wire's shape and their totals, in kopecks. */
export interface Basket {
  basketItems: BasketItem[];
  amount: Kopecks;
  vatAmount: Kopecks;
  /** The same by the lines that were given, in their order. */
  lines: BuiltLine[];
}

/** Thrown when lines cannot be a basket: none, a price below zero, a quantity that is not positive. */
export class BasketError extends Error {
  /** Stable code for programs. */
  readonly code = 'INVALID_BASKET';
  override readonly name = 'BasketError';
}

const isSum = (value: number) => Number.isSafeInteger(value) && value >= 0;

function requireLine({ quantity, price, total }: BasketLine, index: number): void {
  const wrong = (what: string, value: number, expected: string) =>
    new BasketError(`Line ${index} has the ${what} ${value}: expected ${expected}.`);
  if (!isSum(price)) throw wrong('price', price, 'whole kopecks, zero or more');
  if (!isSum(quantity) || quantity === 0) throw wrong('quantity', quantity, 'whole thousandths of a unit, above zero');
  if (total !== undefined && !isSum(total)) throw wrong('total', total, 'whole kopecks, zero or more');
}

function basketItem(line: BasketLine, { price, quantity, total }: PricedQuantity): BasketItem {
  const { code, names } = MEASURES[line.unit];
  return {
    sku: line.sku,
    name: line.name,
    measure: names[0],
    measureCode: code,
    quantity: quantityFromThousandths(quantity),
    amount: roublesFromKopecks(price),
    amountWoVat: roublesFromKopecks(price - vatFromGross(price, line.vatCode)),
    totalAmount: roublesFromKopecks(total),
    totalVatAmount: roublesFromKopecks(vatFromGross(total, line.vatCode)),
    vatCode: line.vatCode,
    type: line.type,
    paymentType: line.paymentType ?? 'full_prepayment',
  };
}

function buildLine(line: BasketLine, policy: RoundPolicy): BuiltLine {
  const { price, quantity, total, vatCode } = line;
  const parts: PricedQuantity[] =
    total === undefined
      ? [{ price, quantity, total: lineTotal(price, quantity, policy) }]
      : priceAgreedTotal(price, quantity, total, policy);
  return {
    total: sumKopecks(parts.map((part) => part.total)),
    vat: sumKopecks(parts.map((part) => vatFromGross(part.total, vatCode))),
    basketItems: parts.map((part) => basketItem(line, part)),
  };
}

/** The lines with an agreed sum of the whole order divided between them by what they cost. */
function withAgreedSum(lines: readonly BasketLine[], policy: RoundPolicy, sum: Kopecks): BasketLine[] {
  const costs = lines.map(({ price, quantity, total }) => total ?? lineTotal(price, quantity, policy));
  if (costs.every((cost) => cost === 0)) {
    throw new BasketError(`The sum ${sum} cannot be divided: expected a line that costs something.`);
  }
  const shares = divideSum(roundedByPolicy(sum, policy), costs, unitOfPolicy(policy));
  return lines.map((line, index) => ({ ...line, total: shares[index] ?? 0 }));
}

/**
 * Builds a basket that Invoicebox accepts: every total and tax follows from price and quantity by the contract's
 * own rules (docs/http-api.md, Sums).
 *
 * @param lines what is bought, at least one line.
 * @param policy the order's rounding; send the same as `orderSetting.roundPolicy`.
 * @param sum what the whole order costs, where that was agreed (a discount on the order, a sum rounded to roubles):
 *   it is divided between the lines by what they cost, to the last kopeck. Rounded by the policy first.
 * @returns wire lines with their totals in kopecks.
 * @throws BasketError if there is no line, or a price, quantity or sum is impossible.
 * @throws MoneyError if a total is too large to be exact.
 */
export function buildBasket(lines: readonly BasketLine[], policy: RoundPolicy = 'none', sum?: Kopecks): Basket {
  if (lines.length === 0) throw new BasketError('There is nothing in the basket: expected at least one line.');
  lines.forEach(requireLine);
  if (sum !== undefined && !isSum(sum)) {
    throw new BasketError(`The order has the sum ${sum}: expected whole kopecks, zero or more.`);
  }
  const priced = sum === undefined ? lines : withAgreedSum(lines, policy, sum);
  const built = priced.map((line) => buildLine(line, policy));
  return {
    basketItems: built.flatMap(({ basketItems }) => basketItems),
    amount: sumKopecks(built.map(({ total }) => total)),
    vatAmount: sumKopecks(built.map(({ vat }) => vat)),
    lines: built,
  };
}
