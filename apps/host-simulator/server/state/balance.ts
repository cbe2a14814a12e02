import type { BasketItem, OrderProblem, RefundBasketItem } from '@invoicebox/invoicebox-api/contract';
import { kopecksFromRoubles } from '@invoicebox/invoicebox-api/money';

/** Sums in kopecks, as bigints: lines may add up to more than a safe integer. */
interface Sums {
  total: bigint;
  vat: bigint;
}

/** Roubles, for the wire. */
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

/** Total of lines and the tax in it. */
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
 * What is left of an order to ship or refund, by `sku`. Lines with the same `sku` are added up: a total that no unit
 * price divides makes two lines of the same goods (docs/http-api.md, Sums).
 */
export class Balance {
  readonly #left = new Map<string, Sums>();

  /** @param items the initial lines. */
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
   * Subtracts lines.
   *
   * @returns the problem of the first line that asks for more than is left, or would leave a tax without its sum. The
   *   balance must not be used after that.
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
   * The order's lines with what is left of each; together they are exactly the balance.
   *
   * @param items the lines that the balance was created from.
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
    // Clients round tax differently, so some may remain; it goes to lines that have a sum for it.
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
