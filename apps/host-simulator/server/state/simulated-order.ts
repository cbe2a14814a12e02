import type { OrderResponse } from '@invoicebox/invoicebox-api';
import type { Shop } from './shops.js';

/** An order at Invoicebox. */
export interface SimulatedOrder {
  shop: Shop;
  /** What the API answers for it; its status is the order's status. */
  response: OrderResponse;
  /** What the merchant said when it could not give the paid service; the buyer is told on the payment page. */
  shippingUnavailable: string | undefined;
}

/** Statuses in which an order can still be paid. */
export function isPayable({ response }: SimulatedOrder): boolean {
  return response.status === 'created';
}
