import type { OrderStatus } from '@invoicebox/invoicebox-api';
import { enqueueJob, withdrawJob } from '../outbox/outbox.js';
import { NOTHING_GIVEN, nextFulfilmentState, nextOrderState, type OrderEvent, UNDER_WAY } from './machine.js';
import { type ChangeContext, sendMoneyBack } from './money-back.js';
import type { Order } from './order.js';
import { changeOrder, type OrderChange } from './order-store.js';
import { stopService } from './service-changes.js';

/** Something that happened to an order's payment. */
export interface PaymentNews {
  event: OrderEvent;
  /** Invoicebox's id of the order that it happened to; absent where there is none. */
  invoiceboxId?: string | undefined;
  /** For the history. */
  cause: string;
  /** For a person. */
  failure?: string;
}

/** The order after a change, and the job that gives the service if the change asks for it. */
export interface PaymentChange {
  order: Order;
  fulfilJobId?: string;
}

/** The event that a status of Invoicebox is for a merchant; `draft` and `created` are none. */
export const EVENT_OF_STATUS: Readonly<Partial<Record<OrderStatus, OrderEvent>>> = {
  completed: 'paid',
  hold: 'held',
  canceled: 'canceled',
  expired: 'expired',
};

/** Whether the money is there that the service is given for. */
export function mayBeGiven({ state, draft }: Pick<Order, 'state' | 'draft'>): boolean {
  return state === 'paid' || (state === 'hold' && draft.payment === 'guaranteed');
}

/** The service becomes due with the money, unless it was stopped, or the money came after the order's end. */
function serviceAfter(order: Order, event: OrderEvent): OrderChange {
  const step = event === 'paid_late' ? 'stop' : mayBeGiven(order) ? 'due' : undefined;
  const fulfilmentState = step && nextFulfilmentState(order.fulfilmentState, step);
  return fulfilmentState === undefined ? {} : { fulfilmentState };
}

async function moneyCame(context: ChangeContext, order: Order, news: PaymentNews, came: Order): Promise<PaymentChange> {
  const { tx, now } = context;
  const { state, invoiceboxId } = came;
  const service = serviceAfter(came, news.event);
  const since = state === 'paid' ? { paidAt: now } : { heldAt: now };
  const changed = changeOrder(tx, order, { state, invoiceboxId, ...since, ...service }, news.cause, now);
  if (order.state === 'hold' && order.invoiceboxId !== undefined && order.invoiceboxId !== invoiceboxId) {
    // Paid by another order of this number: what is held in the first one goes back.
    enqueueJob(tx, surplusJob(order, order.invoiceboxId, now));
  }
  if (NOTHING_GIVEN.has(changed.fulfilmentState)) return { order: await sendMoneyBack(context, changed) };
  if (service.fulfilmentState !== 'pending') return { order: changed };
  return { order: changed, fulfilJobId: enqueueJob(tx, { orderId: order.id, kind: 'fulfil_order', dueAt: now }) };
}

/** The look for money that an order has no right to, and its way back. */
export function surplusJob(order: Order, invoiceboxId: string, dueAt: number) {
  return { orderId: order.id, kind: 'return_surplus', dueAt, payload: { invoiceboxId } } as const;
}

async function moneyGone(context: ChangeContext, order: Order, news: PaymentNews, gone: Order): Promise<Order> {
  const { tx, now } = context;
  const { state, invoiceboxId, failure } = gone;
  const changed = changeOrder(tx, order, { state, invoiceboxId, failure }, news.cause, now);
  const underWay = UNDER_WAY.has(order.fulfilmentState);
  const untouched = order.fulfilmentState === 'pending' && (await withdrawJob(tx, order.id, 'fulfil_order'));
  const kind = underWay && !untouched ? 'stop_service' : 'release_service';
  enqueueJob(tx, { orderId: order.id, kind, dueAt: now });
  return untouched ? stopService(context, changed, 'stopped: the money is gone') : changed;
}

/**
 * Lets an event change an order's payment by the table of orders/machine.ts, and asks for everything that follows from
 * it. An event that the table does not know changes nothing.
 */
export async function applyPaymentNews(
  context: ChangeContext,
  order: Order,
  news: PaymentNews,
): Promise<PaymentChange> {
  const state = nextOrderState(order.state, news.event);
  if (state === undefined) return { order };
  const { invoiceboxId = order.invoiceboxId, failure = order.failure } = news;
  const next: Order = { ...order, state, invoiceboxId, failure };
  switch (state) {
    case 'hold':
    case 'paid':
      return moneyCame(context, order, news, next);
    case 'canceled':
    case 'expired':
    case 'rejected':
      return { order: await moneyGone(context, order, news, next) };
    default:
      return { order: changeOrder(context.tx, order, { state, invoiceboxId }, news.cause, context.now) };
  }
}
