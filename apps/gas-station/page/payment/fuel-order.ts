import { lineTotal } from '@invoicebox/invoicebox-api/money';
import type { OrderView } from '@invoicebox/mini-app-kit';
import type { Fuelling } from '../../shared/fuelling.js';
import type { OrderSummary } from '../../shared/order.js';

export type FuelOrder = OrderView<OrderSummary, Fuelling>;

/** Fuel dispensed so far, thousandths of its unit. */
export function dispensedOf({ given, fulfilment }: FuelOrder): number {
  return given?.[0] ?? fulfilment?.dispensed ?? 0;
}

/** Price of the fuel dispensed so far, kopecks; at most the agreed sum. */
export function dispensedSum(order: FuelOrder): number {
  const [fuel] = order.lines;
  const dispensed = dispensedOf(order);
  if (!fuel) return 0;
  return dispensed >= fuel.quantity ? fuel.total : Math.min(fuel.total, lineTotal(fuel.price, dispensed));
}
