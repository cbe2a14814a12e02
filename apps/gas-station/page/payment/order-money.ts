import { lineTotal } from '@invoicebox/invoicebox-api/money';
import type { OrderView } from '@invoicebox/merchant-server/page-client';
import type { Fuelling } from '../../contract/fuelling.js';
import type { OrderSummary } from '../../contract/order.js';

/** An order of fuel as its page sees it. */
export type FuelOrder = OrderView<OrderSummary, Fuelling>;

/** Where the money of an order that has ended stands, kopecks. */
export interface OrderMoney {
  /** What was paid or, of a guaranteed payment, held. */
  whole: number;
  /** What the buyer has paid in the end; null while it is not known. */
  taken: number | null;
  /** Tax in `taken`; null while that is not known. */
  vat: number | null;
  /** What of a guaranteed payment was not needed; null while it is not known, or of a prepaid order. */
  freed: number | null;
}

/** Whether the payment was guaranteed first: the payment page may have taken it at once all the same. */
export function wasHeld({ payment, heldAt }: FuelOrder): boolean {
  return payment === 'guaranteed' && heldAt !== undefined;
}

/** Works out where the money stands by what the order's server has told. */
export function moneyOf(order: FuelOrder): OrderMoney {
  const { amount, refunds } = order;
  const isHeld = wasHeld(order);
  const charged = isHeld ? order.captured : amount;
  const chargedVat = isHeld ? order.capturedVatAmount : order.vatAmount;
  if (charged === undefined || chargedVat === undefined) return { whole: amount, taken: null, vat: null, freed: null };
  // A refund that Invoicebox refused is owed all the same: the operator sees to it.
  const back = refunds.reduce((sum, refund) => sum + refund.amount, 0);
  const vatBack = refunds.reduce((sum, refund) => sum + refund.vatAmount, 0);
  return { whole: amount, taken: charged - back, vat: chargedVat - vatBack, freed: isHeld ? amount - charged : null };
}

/** What of the fuel in an order has flowed, thousandths of a litre: while it flows and after. */
export function dispensedOf({ given, fulfilment }: FuelOrder): number {
  return given?.[0] ?? fulfilment?.dispensed ?? 0;
}

/** What the fuel that has flowed so far costs, kopecks. The last drop completes an agreed sum. */
export function dispensedSum(order: FuelOrder): number {
  const [fuel] = order.lines;
  const dispensed = dispensedOf(order);
  if (!fuel) return 0;
  return dispensed >= fuel.quantity ? fuel.total : Math.min(fuel.total, lineTotal(fuel.price, dispensed));
}
