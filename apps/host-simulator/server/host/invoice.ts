import type { Invoice } from '../../contract/index.js';
import type { Simulator } from '../state/simulator.js';

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
