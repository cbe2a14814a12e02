import {
  type Kopecks,
  kopecksFromRoubles,
  lineTotal,
  type RoundPolicy,
  thousandthsFromQuantity,
  vatFromGross,
} from '../money/index.js';
import type { BasketItem } from './basket-item.js';
import { CURRENCY_CODES } from './currency.js';
import { parseDateTime } from './date-time.js';
import type { ErrorCode, FieldError } from './error.js';
import { type CreateOrderRequest, LANGUAGE_CODES } from './order.js';

/** Why an order with a valid schema is refused. */
export interface OrderProblem {
  code: ErrorCode;
  message: string;
  fields: FieldError[];
}

/** The validated fields of an order; updates follow the same rules as creation. */
export type CheckedOrder = Pick<
  CreateOrderRequest,
  'amount' | 'vatAmount' | 'currencyId' | 'languageId' | 'expirationDate' | 'basketItems' | 'orderSetting'
>;

/** Allowed difference of a tax, since clients round differently (docs/http-api.md, Orders). */
const TAX_TOLERANCE_KOPECKS = 1;

function problem(code: ErrorCode, name: string, message: string): OrderProblem {
  return { code, message, fields: [{ name, code, message }] };
}

/** Whether a tax matches the rate and the gross sum, within the tolerance. */
function taxFits(gross: number, tax: Kopecks, { vatCode }: BasketItem): boolean {
  return Math.abs(tax - vatFromGross(kopecksFromRoubles(gross), vatCode)) <= TAX_TOLERANCE_KOPECKS;
}

function checkExpiration({ expirationDate }: CheckedOrder, now: number): OrderProblem | undefined {
  const expiresAt = parseDateTime(expirationDate);
  if (expiresAt !== undefined && expiresAt > now) return undefined;
  return problem(
    'wrong_expiration_date',
    'expirationDate',
    `«${expirationDate}» is not a future time: expected ATOM with offset, later than now.`,
  );
}

function checkDictionaries({ currencyId, languageId }: CheckedOrder): OrderProblem | undefined {
  if (!CURRENCY_CODES.has(currencyId)) {
    return problem(
      'wrong_currency',
      'currencyId',
      `«${currencyId}» is no currency of ISO 4217: expected RUB or the like.`,
    );
  }
  if (languageId !== undefined && !LANGUAGE_CODES.has(languageId)) {
    return problem(
      'language_not_found',
      'languageId',
      `«${languageId}» is no language of an order: expected ru or en.`,
    );
  }
  return undefined;
}

/** Runs a check on every line and reports the first that fails. */
function checkLines(
  items: readonly BasketItem[],
  code: ErrorCode,
  field: keyof BasketItem,
  fits: (item: BasketItem) => boolean,
  expectation: string,
): OrderProblem | undefined {
  const index = items.findIndex((item) => !fits(item));
  const item = items[index];
  if (!item) return undefined;
  return problem(code, `basketItems[${index}].${field}`, `${String(item[field])} is wrong: expected ${expectation}.`);
}

function totalFits(item: BasketItem, policy: RoundPolicy): boolean {
  const quantity = thousandthsFromQuantity(item.quantity);
  const expected = lineTotal(kopecksFromRoubles(item.amount), quantity, policy);
  const total = kopecksFromRoubles(item.totalAmount);
  return policy === 'none' ? total >= expected : total === expected;
}

/** Checks the lines, in the order in which their codes are reported. */
function checkBasket(basketItems: readonly BasketItem[], policy: RoundPolicy): OrderProblem | undefined {
  return (
    checkLines(
      basketItems,
      'wrong_basket_item_total_amount',
      'totalAmount',
      (item) => totalFits(item, policy),
      `amount × quantity by the round policy ${policy}`,
    ) ??
    checkLines(
      basketItems,
      'wrong_basket_item_total_vat_amount',
      'totalVatAmount',
      (item) => taxFits(item.totalAmount, kopecksFromRoubles(item.totalVatAmount), item),
      'totalAmount × rate / (100 + rate)',
    ) ??
    checkLines(
      basketItems,
      'wrong_basket_item_amount_wo_vat',
      'amountWoVat',
      (item) => taxFits(item.amount, kopecksFromRoubles(item.amount) - kopecksFromRoubles(item.amountWoVat), item),
      'amount less its tax',
    )
  );
}

/** Added as bigints: lines may add up to more than a safe integer. */
function sumOf(items: readonly BasketItem[], field: 'totalAmount' | 'totalVatAmount'): bigint {
  return items.reduce((sum, item) => sum + BigInt(kopecksFromRoubles(item[field])), 0n);
}

const roublesOf = (kopecks: bigint) => `${kopecks / 100n}.${String(kopecks % 100n).padStart(2, '0')}`;

/**
 * Checks the totals of an order, a refund or a shipment against its lines, exactly (docs/http-api.md, Sums).
 *
 * @returns `wrong_total_amount`, `wrong_total_vat_amount`, or undefined if the totals are right.
 */
export function checkTotals(
  order: Pick<CheckedOrder, 'amount' | 'vatAmount' | 'basketItems'>,
): OrderProblem | undefined {
  const { basketItems, amount, vatAmount } = order;
  const total = sumOf(basketItems, 'totalAmount');
  if (BigInt(kopecksFromRoubles(amount)) !== total) {
    return problem('wrong_total_amount', 'amount', `${amount} is not the sum of the lines, ${roublesOf(total)}.`);
  }
  const tax = sumOf(basketItems, 'totalVatAmount');
  if (BigInt(kopecksFromRoubles(vatAmount)) !== tax) {
    const message = `${vatAmount} is not the sum of the lines' tax, ${roublesOf(tax)}.`;
    return problem('wrong_total_vat_amount', 'vatAmount', message);
  }
  return undefined;
}

/**
 * Validates an order as Invoicebox does (docs/http-api.md, Orders): date, dictionaries, then sums.
 *
 * @param order an order with a valid schema.
 * @param now milliseconds since 1970-01-01T00:00:00Z.
 * @returns the first problem in the order of the codes, or undefined if the order is valid.
 */
export function checkOrder(order: CheckedOrder, now: number): OrderProblem | undefined {
  const formal = checkExpiration(order, now) ?? checkDictionaries(order);
  if (formal) return formal;
  if (order.orderSetting?.disableValidate) return undefined;
  return checkBasket(order.basketItems, order.orderSetting?.roundPolicy ?? 'none') ?? checkTotals(order);
}
