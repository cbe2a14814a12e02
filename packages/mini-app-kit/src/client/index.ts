/** The page's side of the merchant server (docs/merchant-server.md, The page's API). Runs in browsers. */
import type { CreateOrderInput, OrderView, QuoteView } from '@invoicebox/merchant-server/page-api';
import { request } from './request.js';

export type {
  BuyerInput,
  CancellationState,
  CreateOrderInput,
  FulfilmentState,
  LineView,
  OrderMode,
  OrderState,
  OrderView,
  PageErrorCode,
  PaymentKind,
  PriceView,
  QueuePlace,
  QuoteView,
  RefundReason,
  RefundState,
  RefundView,
} from '@invoicebox/merchant-server/page-api';
export { asMerchantError, MerchantError, type MerchantErrorCode } from './errors.js';
export { type EventStreamListener, openEventStream } from './event-stream.js';
export { request } from './request.js';
export { type OrderWatcher, watchOrder } from './watch-order.js';

/**
 * Requests a quote for a selection.
 *
 * @param selection what the buyer chose, in the mini-app's own terms.
 * @param locale language of the lines' names.
 * @throws MerchantError `selection_unavailable` with the reason for a person, `bad_request`, `offline`.
 */
export async function requestQuote<Summary>(selection: unknown, locale: 'ru' | 'en'): Promise<QuoteView<Summary>> {
  const { quote } = await request<{ quote: QuoteView<Summary> }>('/api/quotes', { body: { selection, locale } });
  return quote;
}

/**
 * Places the order of a quote. Idempotent by its key.
 *
 * @param idempotencyKey one for each intention to buy, e.g. from {@link newIdempotencyKey}.
 * @throws MerchantError `quote_expired` and `quote_not_found` mean: ask for a new quote; `idempotency_key_reused`,
 *   `bad_request`, `offline`.
 */
export async function createOrder<View extends OrderView>(
  input: CreateOrderInput,
  idempotencyKey: string,
): Promise<View> {
  const { order } = await request<{ order: View }>('/api/orders', {
    body: input,
    headers: { 'Idempotency-Key': idempotencyKey },
  });
  return order;
}

/**
 * Reads an order once.
 *
 * @throws MerchantError `not_found` or `offline`.
 */
export async function readOrder<View extends OrderView>(orderId: string): Promise<View> {
  const { order } = await request<{ order: View }>(`/api/orders/${encodeURIComponent(orderId)}`);
  return order;
}

/**
 * Cancels an order, after payment only if its fulfilment has not begun; then the money is refunded. Idempotent.
 *
 * @returns the order as it is then; with `cancellation: 'requested'` it is not decided yet.
 * @throws MerchantError `cancel_too_late`, `not_found` or `offline`.
 */
export async function cancelOrder<View extends OrderView>(orderId: string): Promise<View> {
  const { order } = await request<{ order: View }>(`/api/orders/${encodeURIComponent(orderId)}/cancel`, { body: {} });
  return order;
}

/** A new key for {@link createOrder}: 128 random bits. Works without a secure context, unlike `randomUUID`. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
