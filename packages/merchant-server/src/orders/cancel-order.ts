import { withTimeLimit } from '../core/time-limit.js';
import type { MiniApp } from '../mini-app/bind.js';
import type { Canceler, Cancellation } from '../order-model/cancellation.js';
import { type ChangeContext, type ChangeDeps, changeOrders } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';
import { changeOrder, findOrder, requireOrder } from '../order-model/order-store.js';
import { CLOSED_UNPAID, GIVEN, NOTHING_GIVEN } from '../order-model/transitions.js';
import { enqueueJob, withdrawJob } from '../outbox/job-table.js';
import type { Outbox } from '../outbox/outbox.js';
import { stopFulfilment } from './fulfilment-changes.js';
import { applyPaymentUpdate } from './payment-changes.js';

/** What canceling works with. */
export interface CancelDeps extends ChangeDeps {
  outbox: Pick<Outbox, 'runCall' | 'runNow'>;
  miniApp: Pick<MiniApp, 'canStop'>;
}

/**
 * What came of a cancellation: the order is canceled or nothing was left to cancel (`canceled`), it is not decided yet
 * (`requested`), or the fulfilment has begun (`too_late`).
 */
export interface CancelOutcome {
  result: 'canceled' | 'requested' | 'too_late';
  order: Order;
}

/** The caller is answered after this time even if the cancellation is still going on. */
const CANCEL_WAIT_MS = 8_000;

/**
 * Whether a cancellation can still succeed.
 *
 * @param canStop whether the mini-app can stop a fulfilment that has begun.
 */
export function isCancelable(order: Order, canStop: boolean): boolean {
  const { state, fulfilmentState, cancellation } = order;
  if (CLOSED_UNPAID.has(state) || NOTHING_GIVEN.has(fulfilmentState) || GIVEN.has(fulfilmentState)) return false;
  if (cancellation !== undefined) return false;
  return fulfilmentState === 'none' || canStop;
}

function causeOf(canceler: Canceler): string {
  return canceler.by === 'buyer' ? 'canceled by the buyer' : `canceled by ${canceler.operator}: ${canceler.reason}`;
}

/** A change and the job that the caller waits for. */
interface Begun {
  order: Order;
  /** Undefined where nobody needs to wait. */
  job?: { id: string; isCall: boolean };
  tooLate?: boolean;
}

/** Stops an order before its fulfilment has begun. What there is at Invoicebox is canceled or refunded. */
async function stopBefore(context: ChangeContext, order: Order, cancellation: Cancellation): Promise<Begun> {
  const { tx, now } = context;
  const accepted: Order = { ...order, cancellation: { ...cancellation, state: 'requested' } };
  const stopped = await stopFulfilment(context, accepted, causeOf(cancellation));
  if (await withdrawJob(tx, order.id, 'create_order')) {
    const update = { event: 'withdrawn', cause: 'never sent to Invoicebox' } as const;
    return { order: (await applyPaymentUpdate(context, stopped, update)).order };
  }
  // If there is money already, stopFulfilment has asked for its return.
  if (order.state === 'hold' || order.state === 'paid') return { order: stopped };
  return {
    order: stopped,
    job: { id: enqueueJob(tx, { orderId: order.id, kind: 'cancel_order', dueAt: now }), isCall: true },
  };
}

/** Asks the mini-app to stop a fulfilment that has begun, if it can. */
async function askToStop(
  context: ChangeContext,
  order: Order,
  cancellation: Cancellation,
  canStop: boolean,
): Promise<Begun> {
  const { tx, now } = context;
  if (!canStop || order.cancellation?.state === 'refused') return { order, tooLate: true };
  if (order.cancellation !== undefined) return { order };
  const changed = changeOrder(context, order, { cancellation }, `cancel asked for, ${causeOf(cancellation)}`);
  return {
    order: changed,
    job: { id: enqueueJob(tx, { orderId: order.id, kind: 'stop_service', dueAt: now }), isCall: false },
  };
}

async function begin(context: ChangeContext, order: Order, canceler: Canceler, canStop: boolean): Promise<Begun> {
  const { state, fulfilmentState } = order;
  if (GIVEN.has(fulfilmentState)) return { order, tooLate: true };
  if (CLOSED_UNPAID.has(state) || NOTHING_GIVEN.has(fulfilmentState)) return { order };
  const cancellation: Cancellation = { ...canceler, state: 'requested', requestedAt: context.now };
  const untouched =
    fulfilmentState === 'none' ||
    (fulfilmentState === 'pending' && (await withdrawJob(context.tx, order.id, 'fulfil_order')));
  return untouched ? stopBefore(context, order, cancellation) : askToStop(context, order, cancellation, canStop);
}

function outcomeOf(order: Order): CancelOutcome {
  if (GIVEN.has(order.fulfilmentState) || order.cancellation?.state === 'refused') return { result: 'too_late', order };
  const done = CLOSED_UNPAID.has(order.state) || NOTHING_GIVEN.has(order.fulfilmentState);
  return { result: done ? 'canceled' : 'requested', order };
}

/**
 * Cancels an order for its buyer or an operator. Before payment it is canceled at Invoicebox; if a payment was faster, the
 * money is refunded. After payment the mini-app says whether the fulfilment can still be stopped. Idempotent.
 *
 * @returns undefined if there is no such order.
 */
export async function cancelOrder(
  deps: CancelDeps,
  orderId: string,
  canceler: Canceler,
): Promise<CancelOutcome | undefined> {
  const canStop = deps.miniApp.canStop;
  const begun = await changeOrders(deps, async (context) => {
    const order = await findOrder(context.tx, 'id', orderId);
    return order && begin(context, order, canceler, canStop);
  });
  if (!begun) return undefined;
  if (begun.tooLate) return { result: 'too_late', order: begun.order };
  if (!begun.job) return outcomeOf(begun.order);
  const { id, isCall } = begun.job;
  const run = isCall
    ? deps.outbox.runCall(id, begun.order).then(({ order }) => order)
    : deps.outbox.runNow(id, begun.order);
  const ended = await withTimeLimit(deps.clock, CANCEL_WAIT_MS, run);
  return outcomeOf(ended ?? (await requireOrder(deps.database, orderId)));
}
