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

/** A line of an order, in kopecks and thousandths. */
export interface BasketLine {
  sku: string;
  /** What exactly is bought. */
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
   * An agreed total (a buyer asks for «1 000 ₽» of fuel, three pieces cost 100 ₽). If the policy requires it, the unit
   * price is adjusted; see `priceAgreedTotal`.
   */
  total?: Kopecks;
  /** The merchant's own data of the line, JSON: it goes into the order and its closing documents. */
  metaData?: unknown;
}

/** The result for one line. */
export interface BuiltLine {
  total: Kopecks;
  vat: Kopecks;
  /** One item, or two if no single unit price gives the agreed total. */
  basketItems: BasketItem[];
}

/** Lines in the wire format, and their totals in kopecks. */
export interface Basket {
  basketItems: BasketItem[];
  amount: Kopecks;
  vatAmount: Kopecks;
  /** The same for each given line, in the same order. */
  lines: BuiltLine[];
}

/** Thrown if there is no line, a price is negative, or a quantity is not positive. */
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
    ...(line.metaData === undefined ? {} : { metaData: line.metaData }),
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

/** Distributes an agreed sum of the whole order over its lines, in proportion to their totals. */
function withAgreedSum(lines: readonly BasketLine[], policy: RoundPolicy, sum: Kopecks): BasketLine[] {
  const costs = lines.map(({ price, quantity, total }) => total ?? lineTotal(price, quantity, policy));
  if (costs.every((cost) => cost === 0)) {
    throw new BasketError(`The sum ${sum} cannot be divided: expected a line that costs something.`);
  }
  const shares = divideSum(roundedByPolicy(sum, policy), costs, unitOfPolicy(policy));
  return lines.map((line, index) => ({ ...line, total: shares[index] ?? 0 }));
}

/**
 * Builds a basket that Invoicebox accepts: totals and taxes follow from price and quantity by the contract's rules
 * (docs/http-api.md, Sums).
 *
 * @param lines at least one line.
 * @param policy the order's rounding policy; send the same as `orderSetting.roundPolicy`.
 * @param sum an agreed sum of the whole order (a discount on the order, a sum rounded to roubles). It is rounded by
 *   the policy, then distributed over the lines in proportion to their totals, to the kopeck.
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
