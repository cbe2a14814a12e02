/** Prices that the buyer has seen or sees now, kopecks; null for one that is not shown. */
export interface ShownPrices {
  /** What buyers compare: see `ConfirmOptions.unitPriceOf`. */
  unit: number | null;
  /** Of the whole order. */
  amount: number | null;
}

/** A price that differs from what the buyer has seen. */
export interface PriceChange {
  kind: keyof ShownPrices;
  /** Kopecks. */
  before: number;
  now: number;
}

/** Compares prices with those seen before; null if none has changed. */
export function priceChange(seen: ShownPrices, now: ShownPrices): PriceChange | null {
  for (const kind of ['unit', 'amount'] as const) {
    const [before, after] = [seen[kind], now[kind]];
    if (before !== null && after !== null && before !== after) return { kind, before, now: after };
  }
  return null;
}
