import {
  type Kopecks,
  lineTotal,
  quantityFromThousandths,
  type RoundPolicy,
  roublesFromKopecks,
  sumKopecks,
  type Thousandths,
  type VatCode,
  vatFromGross,
} from '../money/index.js';
import { type BasketItem, MEASURE_CODES, type PAYMENT_TYPES } from './basket-item.js';

/** A line as a merchant thinks of it: what, how much, at what price. */
export interface BasketLine {
  sku: string;
  /** Exactly what is bought. */
  name: string;
  unit: 'piece' | 'litre';
  quantity: Thousandths;
  /** Price of one unit, tax included. */
  price: Kopecks;
  vatCode: VatCode;
  type: 'service' | 'commodity';
  paymentType?: (typeof PAYMENT_TYPES)[number];
  /**
   * The line's total, where it was agreed before the quantity was (a buyer asks for «1 000 ₽» of fuel). Never less
   * than price × quantity, which the policies other than `none` demand exactly.
   */
  total?: Kopecks;
}

/** Lines in the wire's shape and their totals, in kopecks. */
export interface Basket {
  basketItems: BasketItem[];
  amount: Kopecks;
  vatAmount: Kopecks;
}

const MEASURES = { piece: 'шт.', litre: 'л' } as const;

function basketItem(line: BasketLine, policy: RoundPolicy): { item: BasketItem; total: Kopecks; vat: Kopecks } {
  const total = line.total ?? lineTotal(line.price, line.quantity, policy);
  const vat = vatFromGross(total, line.vatCode);
  const item: BasketItem = {
    sku: line.sku,
    name: line.name,
    measure: MEASURES[line.unit],
    measureCode: MEASURE_CODES[line.unit],
    quantity: quantityFromThousandths(line.quantity),
    amount: roublesFromKopecks(line.price),
    amountWoVat: roublesFromKopecks(line.price - vatFromGross(line.price, line.vatCode)),
    totalAmount: roublesFromKopecks(total),
    totalVatAmount: roublesFromKopecks(vat),
    vatCode: line.vatCode,
    type: line.type,
    paymentType: line.paymentType ?? 'full_prepayment',
  };
  return { item, total, vat };
}

/**
 * Builds a basket that Invoicebox accepts: every total and tax follows from price and quantity by the contract's
 * own rules.
 *
 * @param lines what is bought, at least one line.
 * @param policy the order's rounding; send the same as `orderSetting.roundPolicy`.
 * @returns wire lines with their totals in kopecks.
 */
export function buildBasket(lines: readonly BasketLine[], policy: RoundPolicy = 'none'): Basket {
  const built = lines.map((line) => basketItem(line, policy));
  return {
    basketItems: built.map(({ item }) => item),
    amount: sumKopecks(built.map(({ total }) => total)),
    vatAmount: sumKopecks(built.map(({ vat }) => vat)),
  };
}
