import type { Kopecks } from '@invoicebox/invoicebox-api';
import { enqueueJob } from '../outbox/outbox.js';
import type { Transaction } from '../storage/database.js';
import type { RefundReason } from '../wire/index.js';
import { remainingShares, sumShares, wholeShares, withMoney } from './line-shares.js';
import type { Order } from './order.js';
import { changeOrder } from './order-store.js';
import type { LineShare, Refund } from './refund.js';
import { insertRefund } from './refund-store.js';

/** The transaction that an order is changed in, and the time at which that happens, epoch milliseconds. */
export interface ChangeContext {
  tx: Transaction;
  now: number;
}

/** A refund as it is asked for. */
export type RefundWish = Pick<Refund, 'requestKey' | 'reason' | 'invoiceboxOrderId' | 'lines'> &
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
export async function addRefund({ tx, now }: ChangeContext, order: Order, wish: RefundWish): Promise<Order> {
  const lines = withMoney(wish.lines);
  const known = order.refunds.some(({ requestKey }) => requestKey === wish.requestKey);
  if (known || lines.length === 0) return order;
  const refund: Refund = {
    number: `${order.number}-R${order.refunds.length + 1}`,
    orderId: order.id,
    requestKey: wish.requestKey,
    invoiceboxOrderId: wish.invoiceboxOrderId,
    lines,
    ...sumShares(lines),
    state: 'pending',
    reason: wish.reason,
    note: wish.note,
    operator: wish.operator,
    invoiceboxId: undefined,
    failure: undefined,
    createdAt: now,
    endedAt: undefined,
  };
  insertRefund(tx, refund);
  const cause = `refund ${refund.number} of ${inRoubles(refund.amount)}: ${refund.reason}`;
  const who = refund.operator === undefined ? cause : `${cause}, ${refund.operator}`;
  const changed = changeOrder(tx, order, { refunds: [...order.refunds, refund] }, who, now);
  enqueueJob(tx, { orderId: order.id, kind: 'refund_order', dueAt: now, payload: { number: refund.number } });
  return changed;
}

/** What refunds that were not refused have taken of the money in an order's own payment. */
export function refundedShares({ refunds, invoiceboxId }: Order): LineShare[] {
  return refunds
    .filter(({ state, invoiceboxOrderId }) => state !== 'failed' && invoiceboxOrderId === invoiceboxId)
    .flatMap(({ lines }) => lines);
}

function reasonOf({ fulfilmentState, cancellation }: Order): RefundReason {
  if (fulfilmentState === 'unavailable') return 'unavailable';
  return cancellation === undefined ? 'late_payment' : 'canceled';
}

/** Gives back all the money of an order of which nothing is given: releases a hold, refunds a payment. */
export async function sendMoneyBack(context: ChangeContext, order: Order): Promise<Order> {
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
    lines: remainingShares(wholeShares(order.draft), refundedShares(order)),
  });
}

/** Gives back what was paid for and not given. */
export function refundRest(context: ChangeContext, order: Order, given: readonly LineShare[]): Promise<Order> {
  if (order.invoiceboxId === undefined) return Promise.resolve(order);
  return addRefund(context, order, {
    requestKey: 'rest',
    reason: 'rest',
    invoiceboxOrderId: order.invoiceboxId,
    lines: remainingShares(wholeShares(order.draft), given),
  });
}
