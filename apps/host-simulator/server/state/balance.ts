import type { BasketItem, OrderProblem, RefundBasketItem } from '@invoicebox/invoicebox-api/contract';
import { kopecksFromRoubles } from '@invoicebox/invoicebox-api/money';

/** Sums in kopecks; of any size, since lines may add up to more than a number can hold. */
interface Sums {
  total: bigint;
  vat: bigint;
}

/** A sum for the wire: roubles. */
export function roublesFromBig(kopecks: bigint): number {
  return Number(kopecks) / 100;
}

const lesser = (a: bigint, b: bigint) => (a < b ? a : b);

function sumsOf(item: BasketItem): Sums {
  return {
    total: BigInt(kopecksFromRoubles(item.totalAmount)),
    vat: BigInt(kopecksFromRoubles(item.totalVatAmount)),
  };
}

/** What lines cost together, and the tax in it. */
export function totalOf(items: readonly BasketItem[]): Sums {
  return items.map(sumsOf).reduce((sum, { total, vat }) => ({ total: sum.total + total, vat: sum.vat + vat }), {
    total: 0n,
    vat: 0n,
  });
}

function wrongLine(code: OrderProblem['code'], index: number, field: keyof BasketItem, message: string): OrderProblem {
  return { code, message, fields: [{ name: `basketItems[${index}].${field}`, code, message }] };
}

/**
 * What is left of an order to be shipped or refunded, by the goods' number. Lines of one number are one sum: a price
 * that does not divide makes two lines of the same goods (docs/http-api.md, Sums).
 */
export class Balance {
  readonly #left = new Map<string, Sums>();

  /** @param items all that there was. */
  constructor(items: readonly BasketItem[]) {
    for (const item of items) {
      const { total, vat } = sumsOf(item);
      const known = this.#left.get(item.sku) ?? { total: 0n, vat: 0n };
      this.#left.set(item.sku, { total: known.total + total, vat: known.vat + vat });
    }
  }

  /** Whether nothing is left. */
  get isEmpty(): boolean {
    return [...this.#left.values()].every(({ total, vat }) => total === 0n && vat === 0n);
  }

  /**
   * Takes lines out of what is left.
   *
   * @returns the first line that asks for more than there is, or leaves a tax without its sum; then the balance is of
   *   no more use.
   */
  take(items: readonly BasketItem[]): OrderProblem | undefined {
    for (const [index, item] of items.entries()) {
      const problem = this.#takeLine(item, index);
      if (problem) return problem;
    }
    return undefined;
  }

  #takeLine(item: BasketItem, index: number): OrderProblem | undefined {
    const left = this.#left.get(item.sku);
    if (!left) {
      const message = `The order has no goods «${item.sku}».`;
      return wrongLine('validation_error', index, 'sku', message);
    }
    const { total, vat } = sumsOf(item);
    if (total > left.total) {
      const message = `${item.totalAmount} is more than what is left of «${item.sku}»: ${roublesFromBig(left.total)}.`;
      return wrongLine('wrong_basket_item_total_amount', index, 'totalAmount', message);
    }
    const rest = { total: left.total - total, vat: left.vat - vat };
    const taxFits = rest.vat >= 0n && (rest.vat <= rest.total || left.vat > left.total);
    if (!taxFits || (rest.total === 0n && rest.vat !== 0n)) {
      const message = `${item.totalVatAmount} does not fit the tax that is left of «${item.sku}»: ${roublesFromBig(left.vat)}.`;
      return wrongLine('wrong_basket_item_total_vat_amount', index, 'totalVatAmount', message);
    }
    this.#left.set(item.sku, rest);
    return undefined;
  }

  /**
   * The order's lines with what is left of each; all of them together are exactly what is left.
   *
   * @param items the lines that the balance was made from.
   */
  spreadOver(items: readonly BasketItem[]): RefundBasketItem[] {
    const rest = new Map([...this.#left].map(([sku, sums]) => [sku, { ...sums }]));
    const spread = items.map((item) => {
      const left = rest.get(item.sku) ?? { total: 0n, vat: 0n };
      const own = sumsOf(item);
      const total = lesser(own.total, left.total);
      const vat = lesser(lesser(own.vat, left.vat), total);
      rest.set(item.sku, { total: left.total - total, vat: left.vat - vat });
      return { item, total, vat };
    });
    // A tax that the lines' own taxes left over, because clients round differently, goes where there is a sum for it.
    for (const line of spread) {
      const left = rest.get(line.item.sku);
      if (!left || left.vat === 0n) continue;
      const more = lesser(left.vat, line.total - line.vat);
      line.vat += more;
      left.vat -= more;
    }
    return spread.map(({ item, total, vat }) => ({
      ...item,
      availableAmount: roublesFromBig(total),
      availableVatAmount: roublesFromBig(vat),
    }));
  }
}
