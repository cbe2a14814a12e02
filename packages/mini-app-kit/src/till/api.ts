import type {
  RefundLineInput,
  RefundPreview,
  ShiftView,
  TillOrderItem,
  TillOrderView,
  TillSession,
} from '@invoicebox/merchant-server/page-api';
import { type BuyerInput, request } from '../client/index.js';

/** Calls the till's API. @throws MerchantError always and only. */
function call<Answer>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const sent = body === undefined ? {} : { body };
  return request<Answer>(`/api/till${path}`, { ...sent, headers, withCookies: true });
}

const orderPath = (id: string) => `/orders/${encodeURIComponent(id)}`;

/** The till's API (docs/merchant-server.md, Till and pre-check); every call throws MerchantError. */
export const tillApi = {
  session: () => call<{ session: TillSession }>('/session').then(({ session }) => session),
  signIn: (operator: string, secret: string) =>
    call<{ session: TillSession }>('/session', { operator, secret }).then(({ session }) => session),
  signOut: () => call<object>('/session/end', {}),
  openShift: () => call<{ shift: ShiftView }>('/shift/open', {}).then(({ shift }) => shift),
  closeShift: () => call<{ shift: ShiftView }>('/shift/close', {}).then(({ shift }) => shift),
  /** Those of the open shift; with a text those of all shifts whose number contains it. */
  orders: (number: string) =>
    call<{ orders: TillOrderItem[] }>(`/orders?number=${encodeURIComponent(number)}`).then(({ orders }) => orders),
  order: (id: string) => call<{ order: TillOrderView }>(orderPath(id)).then(({ order }) => order),
  /** The same key makes the same order. */
  placeOrder: (input: { quoteId: string; buyer: BuyerInput; locale: 'ru' | 'en' }, key: string) =>
    call<{ order: TillOrderView }>('/orders', input, { 'Idempotency-Key': key }).then(({ order }) => order),
  cancel: (id: string, reason: string) =>
    call<{ order: TillOrderView }>(`${orderPath(id)}/cancel`, { reason }).then(({ order }) => order),
  previewRefund: (id: string, lines: readonly RefundLineInput[]) =>
    call<{ refund: RefundPreview }>(`${orderPath(id)}/refund-preview`, { lines }).then(({ refund }) => refund),
  /** The same key makes the same refund. */
  refund: (id: string, request: { lines: readonly RefundLineInput[]; reason: string; requestKey: string }) =>
    call<{ order: TillOrderView }>(`${orderPath(id)}/refunds`, request).then(({ order }) => order),
};
