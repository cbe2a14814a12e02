import type { OrderResponse } from '@invoicebox/invoicebox-api';
import type { InvoiceStatus, Simulator } from '../state/simulator.js';

/** An order on the payment page. */
export interface InvoiceOrder {
  shopName: string;
  order: OrderResponse;
  /** What the merchant said when it could not give the paid service. */
  shippingUnavailable?: string;
}

/** What the payment page shows: a container and its orders, oldest first. */
export interface Invoice {
  orderContainerId: string;
  status: InvoiceStatus;
  orders: InvoiceOrder[];
}

/** The invoice of a container, or undefined where there is none. */
export function invoiceOf(simulator: Simulator, orderContainerId: string): Invoice | undefined {
  const orders = simulator.ordersOf(orderContainerId);
  if (orders.length === 0) return undefined;
  return {
    orderContainerId,
    status: simulator.invoiceStatus(orderContainerId),
    orders: orders.map(({ shop, response, shippingUnavailable }) => ({
      shopName: shop.name,
      order: response,
      ...(shippingUnavailable === undefined ? {} : { shippingUnavailable }),
    })),
  };
}
