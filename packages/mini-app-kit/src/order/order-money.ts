import type { OrderView } from '../client/index.js';

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
export function wasHeld({ payment, heldAt }: OrderView): boolean {
  return payment === 'guaranteed' && heldAt !== undefined;
}

/** Computes the money of an order from its server's data. */
export function moneyOf(order: OrderView): OrderMoney {
  const { amount, refunds } = order;
  const isHeld = wasHeld(order);
  const captured = isHeld ? order.captured : amount;
  const capturedVat = isHeld ? order.capturedVatAmount : order.vatAmount;
  if (captured === undefined || capturedVat === undefined) {
    return { initial: amount, charged: null, vat: null, released: null };
  }
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
