import type { Kopecks } from '@invoicebox/invoicebox-api/money';
import { fullAllocations, remainingAllocations, sumAllocations, withMoney } from '../order-model/allocations.js';
import type { ChangeContext } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';
import { changeOrder } from '../order-model/order-store.js';
import type { LineAllocation, Refund } from '../order-model/refund.js';
import { insertRefund } from '../order-model/refund-store.js';
import { enqueueJob } from '../outbox/job-table.js';
import type { RefundReason } from '../page-api/index.js';

/** A refund that is to be made. */
export type RefundDraft = Pick<Refund, 'requestKey' | 'reason' | 'invoiceboxOrderId' | 'lines'> &
  Partial<Pick<Refund, 'note' | 'operator'>>;

/** Roubles for the history, for a person. */
function inRoubles(kopecks: Kopecks): string {
  return (kopecks / 100).toFixed(2);
}

/**
 * Stores a refund together with the call that makes it, once for each request key. A refund of nothing is none.
 *
 * @returns the order with its new refund.
 */
export async function addRefund(context: ChangeContext, order: Order, offer: RefundDraft): Promise<Order> {
  const { tx, now } = context;
  const lines = withMoney(offer.lines);
  const known = order.refunds.some(({ requestKey }) => requestKey === offer.requestKey);
  if (known || lines.length === 0) return order;
  const refund: Refund = {
    number: `${order.number}-R${order.refunds.length + 1}`,
    orderId: order.id,
    requestKey: offer.requestKey,
    invoiceboxOrderId: offer.invoiceboxOrderId,
    lines,
    ...sumAllocations(lines),
    state: 'pending',
    reason: offer.reason,
    note: offer.note,
    operator: offer.operator,
    invoiceboxId: undefined,
    failure: undefined,
    createdAt: now,
    endedAt: undefined,
  };
  insertRefund(tx, refund);
  const cause = `refund ${refund.number} of ${inRoubles(refund.amount)}: ${refund.reason}`;
  const who = refund.operator === undefined ? cause : `${cause}, ${refund.operator}`;
  const changed = changeOrder(context, order, { refunds: [...order.refunds, refund] }, who);
  enqueueJob(tx, { orderId: order.id, kind: 'refund_order', dueAt: now, payload: { number: refund.number } });
  return changed;
}

/** What refunds that were not refused have taken of the money in an order's own payment. */
export function refundedAllocations({ refunds, invoiceboxId }: Order): LineAllocation[] {
  return refunds
    .filter(({ state, invoiceboxOrderId }) => state !== 'failed' && invoiceboxOrderId === invoiceboxId)
    .flatMap(({ lines }) => lines);
}

function reasonOf({ fulfilmentState, cancellation }: Order): RefundReason {
  if (fulfilmentState === 'unavailable') return 'unavailable';
  return cancellation === undefined ? 'late_payment' : 'canceled';
}

/** Returns all the money of an order of which nothing is given: releases a hold, refunds a payment. */
export async function returnMoney(context: ChangeContext, order: Order): Promise<Order> {
  const { tx, now } = context;
  if (order.state === 'hold') {
    enqueueJob(tx, { orderId: order.id, kind: 'cancel_order', dueAt: now });
    return order;
  }
  if (order.state !== 'paid' || order.invoiceboxId === undefined) return order;
  return addRefund(context, order, {
    requestKey: 'everything',
    reason: reasonOf(order),
    invoiceboxOrderId: order.invoiceboxId,
    lines: remainingAllocations(fullAllocations(order.offer), refundedAllocations(order)),
  });
}

/** Refunds what was paid for and not given. */
export function refundRest(context: ChangeContext, order: Order, given: readonly LineAllocation[]): Promise<Order> {
  if (order.invoiceboxId === undefined) return Promise.resolve(order);
  return addRefund(context, order, {
    requestKey: 'rest',
    reason: 'rest',
    invoiceboxOrderId: order.invoiceboxId,
    lines: remainingAllocations(fullAllocations(order.offer), given),
  });
}
