import type { Invoice } from '../../shared/index.js';
import type { Simulator } from '../state/simulator.js';

/** The invoice of a container; undefined for an unknown container. */
export function invoiceOf({ book, directory }: Simulator, orderContainerId: string): Invoice | undefined {
  const orders = book.inContainer(orderContainerId);
  if (orders.length === 0) return undefined;
  return {
    orderContainerId,
    status: book.invoiceStatus(orderContainerId),
    orders: orders.map(({ response, sellerName, shippingUnavailable }) => ({
      shopName: sellerName ?? directory.requireShop(response.merchantId).name,
      order: response,
      ...(shippingUnavailable === undefined ? {} : { shippingUnavailable }),
    })),
  };
}
