import type { ReceivedOrder } from '@invoicebox/invoicebox-api/contract';
import type { ChangeContext } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';
import { changeOrder, type OrderChange } from '../order-model/order-store.js';
import {
  FULFILMENT_OPEN,
  NOTHING_GIVEN,
  nextFulfilmentState,
  nextOrderState,
  type OrderEvent,
} from '../order-model/transitions.js';
import { enqueueJob, withdrawJob } from '../outbox/job-table.js';
import { stopFulfilment } from './fulfilment-changes.js';
import { enqueueLetter } from './letters.js';
import { returnMoney } from './refunds.js';

/** What happened to an order's payment. */
export interface PaymentUpdate {
  event: OrderEvent;
  /** Invoicebox's id of the order that it happened to; absent where there is none. */
  invoiceboxId?: string | undefined;
  /** For the history. */
  cause: string;
  /** For a person. */
  failure?: string;
}

/** The order after a change, and the fulfilment job if the change asks for it. */
export interface PaymentChange {
  order: Order;
  fulfilJobId?: string;
}

/** The event that a status of Invoicebox is for a merchant; `draft`, `created` and an unknown one are none. */
export const EVENT_OF_STATUS: Readonly<Partial<Record<ReceivedOrder['status'], OrderEvent>>> = {
  completed: 'paid',
  hold: 'held',
  canceled: 'canceled',
  expired: 'expired',
};

/** Whether the money is there that fulfilment needs. */
export function mayBeGiven({ state, offer }: Pick<Order, 'state' | 'offer'>): boolean {
  return state === 'paid' || (state === 'hold' && offer.payment === 'guaranteed');
}

/** Fulfilment becomes due with the money, unless it was stopped or the money came after the order's end. */
function fulfilmentAfter(order: Order, event: OrderEvent): OrderChange {
  const step = event === 'paid_late' ? 'stop' : mayBeGiven(order) ? 'due' : undefined;
  const fulfilmentState = step && nextFulfilmentState(order.fulfilmentState, step);
  return fulfilmentState === undefined ? {} : { fulfilmentState };
}

async function moneyCame(
  context: ChangeContext,
  order: Order,
  update: PaymentUpdate,
  came: Order,
): Promise<PaymentChange> {
  const { tx, now } = context;
  const { state, invoiceboxId } = came;
  const fulfilment = fulfilmentAfter(came, update.event);
  const since = state === 'paid' ? { paidAt: now } : { heldAt: now };
  const changed = changeOrder(context, order, { state, invoiceboxId, ...since, ...fulfilment }, update.cause);
  if (order.state === 'hold' && order.invoiceboxId !== undefined && order.invoiceboxId !== invoiceboxId) {
    // Paid by another order of this number: what is held in the first one goes back.
    enqueueJob(tx, surplusJob(order, order.invoiceboxId, now));
  }
  if (NOTHING_GIVEN.has(changed.fulfilmentState)) return { order: await returnMoney(context, changed) };
  if (fulfilment.fulfilmentState !== 'pending') return { order: changed };
  enqueueLetter(context, changed, 'paid');
  return { order: changed, fulfilJobId: enqueueJob(tx, { orderId: order.id, kind: 'fulfil_order', dueAt: now }) };
}

/** The job that returns money which an order has no right to. */
export function surplusJob(order: Order, invoiceboxId: string, dueAt: number) {
  return { orderId: order.id, kind: 'return_surplus', dueAt, payload: { invoiceboxId } } as const;
}

async function moneyGone(context: ChangeContext, order: Order, update: PaymentUpdate, gone: Order): Promise<Order> {
  const { tx, now } = context;
  const { state, invoiceboxId, failure } = gone;
  const changed = changeOrder(context, order, { state, invoiceboxId, failure }, update.cause);
  const underWay = FULFILMENT_OPEN.has(order.fulfilmentState);
  const untouched = order.fulfilmentState === 'pending' && (await withdrawJob(tx, order.id, 'fulfil_order'));
  // Its reservation is being canceled already.
  if (NOTHING_GIVEN.has(order.fulfilmentState)) return changed;
  if (untouched) return stopFulfilment(context, changed, 'stopped: the money is gone');
  enqueueJob(tx, { orderId: order.id, kind: underWay ? 'stop_service' : 'release_service', dueAt: now });
  return changed;
}

/**
 * Changes an order's payment by the table of order-model/transitions.ts, and asks for the jobs that follow. An event that
 * is not in the table changes nothing.
 */
export async function applyPaymentUpdate(
  context: ChangeContext,
  order: Order,
  update: PaymentUpdate,
): Promise<PaymentChange> {
  const state = nextOrderState(order.state, update.event);
  if (state === undefined) return { order };
  const { invoiceboxId = order.invoiceboxId, failure = order.failure } = update;
  const next: Order = { ...order, state, invoiceboxId, failure };
  switch (state) {
    case 'hold':
    case 'paid':
      return moneyCame(context, order, update, next);
    case 'canceled':
    case 'expired':
    case 'rejected':
      return { order: await moneyGone(context, order, update, next) };
    default:
      return { order: changeOrder(context, order, { state, invoiceboxId }, update.cause) };
  }
}
