import type { QuoteView } from '@invoicebox/mini-app-kit';
import type { OrderSummary } from '../../shared/order.js';

/** The price that the buyer has seen, kopecks. */
export interface SeenPrice {
  /** For a litre. */
  litre: number;
  /** Of the whole order; null if not seen yet. */
  amount: number | null;
}

/** A price that differs from what the buyer has seen. */
export interface PriceChange {
  kind: 'litre' | 'amount';
  /** Kopecks. */
  before: number;
  now: number;
}

/** Compares a quote with the price seen; null if it is the same, or none was seen. */
export function priceChange(seen: SeenPrice | null, quote: QuoteView<OrderSummary>): PriceChange | null {
  if (seen === null) return null;
  const { price } = quote.summary;
  if (seen.litre !== price) return { kind: 'litre', before: seen.litre, now: price };
  if (seen.amount === null || seen.amount === quote.amount) return null;
  return { kind: 'amount', before: seen.amount, now: quote.amount };
}
