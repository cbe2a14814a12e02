import { lineTotal } from '@invoicebox/invoicebox-api/money';
import type { OrderView } from '@invoicebox/mini-app-kit';
import type { Fuelling } from '../../shared/fuelling.js';
import type { OrderSummary } from '../../shared/order.js';

export type FuelOrder = OrderView<OrderSummary, Fuelling>;

/** The money of an order, kopecks. */
export interface OrderMoney {
  /** Paid or held at first. */
  initial: number;
  /** Paid in the end, without refunds; null while unknown. */
  charged: number | null;
  /** VAT in `charged`. */
  vat: number | null;
  /** Released from a hold; null while unknown, and for a prepaid order. */
  released: number | null;
}

/** Whether the sum was held first: a payment page may charge a guaranteed payment at once. */
export function wasHeld({ payment, heldAt }: FuelOrder): boolean {
  return payment === 'guaranteed' && heldAt !== undefined;
}

/** Computes the money of an order from its server's data. */
export function moneyOf(order: FuelOrder): OrderMoney {
  const { amount, refunds } = order;
  const isHeld = wasHeld(order);
  const captured = isHeld ? order.captured : amount;
  const capturedVat = isHeld ? order.capturedVatAmount : order.vatAmount;
  if (captured === undefined || capturedVat === undefined)
    return { initial: amount, charged: null, vat: null, released: null };
  // Failed refunds count too: an operator will make them.
  const refunded = refunds.reduce((sum, refund) => sum + refund.amount, 0);
  const refundedVat = refunds.reduce((sum, refund) => sum + refund.vatAmount, 0);
  return {
    initial: amount,
    charged: captured - refunded,
    vat: capturedVat - refundedVat,
    released: isHeld ? amount - captured : null,
  };
}

/** Fuel dispensed so far, thousandths of a litre. */
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
