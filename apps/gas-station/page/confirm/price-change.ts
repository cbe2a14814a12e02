import type { QuoteView } from '@invoicebox/merchant-server/page-client';
import type { OrderSummary } from '../../contract/order.js';

/** What the buyer has seen of a price, kopecks. */
export interface SeenPrice {
  /** For a litre. */
  litre: number;
  /** Of the whole order; null where only the litre's price was seen. */
  amount: number | null;
}

/** What is not as the buyer has seen it. */
export interface PriceChange {
  kind: 'litre' | 'amount';
  /** Kopecks. */
  before: number;
  now: number;
}

/** Compares a price with what the buyer has seen; null if it is the same, or nothing was seen. */
export function priceChange(seen: SeenPrice | null, quote: QuoteView<OrderSummary>): PriceChange | null {
  if (seen === null) return null;
  const { price } = quote.summary;
  if (seen.litre !== price) return { kind: 'litre', before: seen.litre, now: price };
  if (seen.amount === null || seen.amount === quote.amount) return null;
  return { kind: 'amount', before: seen.amount, now: quote.amount };
}
