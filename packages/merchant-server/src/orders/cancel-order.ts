import type { Clock } from '@invoicebox/invoicebox-api';
import type { MiniApp } from '../mini-app.js';
import { enqueueJob, type Outbox, withdrawJob } from '../outbox/outbox.js';
import type { Database, Transaction } from '../storage/database.js';
import { waitAtMost } from '../wait-at-most.js';
import type { Canceler, Cancellation } from './cancellation.js';
import { GIVEN, NOTHING_GIVEN, OVER_UNPAID } from './machine.js';
import type { ChangeContext } from './money-back.js';
import type { Order } from './order.js';
import { readKnownOrder } from './order-reader.js';
import { changeOrder, findOrder } from './order-store.js';
import { applyPaymentNews } from './payment-changes.js';
import { stopService } from './service-changes.js';

/** What canceling works with. */
export interface CancelParts {
  database: Database;
  clock: Clock;
  outbox: Outbox;
  miniApp: Pick<MiniApp<unknown>, 'release'>;
}

/**
 * What came of a wish to cancel: the order is canceled or nothing was left to cancel (`canceled`), it is still looked
 * into (`requested`), or the service has begun (`too_late`).
 */
export interface CancelOutcome {
  result: 'canceled' | 'requested' | 'too_late';
  order: Order;
}

/** The caller is answered after so long even if the cancellation is not through. In milliseconds. */
const CANCEL_WAIT_MS = 8_000;

/**
 * Whether a wish to cancel an order can still succeed.
 *
 * @param stoppable whether the mini-app can stop a service that was begun.
 */
export function isCancelable(order: Order, stoppable: boolean): boolean {
  const { state, fulfilmentState, cancellation } = order;
  if (OVER_UNPAID.has(state) || NOTHING_GIVEN.has(fulfilmentState) || GIVEN.has(fulfilmentState)) return false;
  if (cancellation !== undefined) return false;
  return fulfilmentState === 'none' || stoppable;
}

function causeOf(canceler: Canceler): string {
  return canceler.by === 'buyer' ? 'canceled by the buyer' : `canceled by ${canceler.operator}: ${canceler.reason}`;
}

/** A change and the job whose end the caller waits for. */
interface Begun {
  order: Order;
  jobId?: string;
  tooLate?: boolean;
}

/** Stops an order for good before its service was begun; what there is at Invoicebox is canceled or given back. */
async function stopBefore(context: ChangeContext, order: Order, cancellation: Cancellation): Promise<Begun> {
  const { tx, now } = context;
  const accepted: Order = { ...order, cancellation: { ...cancellation, state: 'requested' } };
  const stopped = await stopService(context, accepted, causeOf(cancellation));
  if (await withdrawJob(tx, order.id, 'create_order')) {
    const news = { event: 'withdrawn', cause: 'never sent to Invoicebox' } as const;
    return { order: (await applyPaymentNews(context, stopped, news)).order };
  }
  enqueueJob(tx, { orderId: order.id, kind: 'release_service', dueAt: now });
  // Where money is there already, its way back was asked for when the service was stopped.
  if (order.state === 'hold' || order.state === 'paid') return { order: stopped };
  return { order: stopped, jobId: enqueueJob(tx, { orderId: order.id, kind: 'cancel_order', dueAt: now }) };
}

/** Asks the mini-app to stop a service that was begun, if it can. */
async function askToStop(
  { tx, now }: ChangeContext,
  order: Order,
  cancellation: Cancellation,
  stoppable: boolean,
): Promise<Begun> {
  if (!stoppable || order.cancellation?.state === 'refused') return { order, tooLate: true };
  if (order.cancellation !== undefined) return { order };
  const changed = changeOrder(tx, order, { cancellation }, `cancel asked for, ${causeOf(cancellation)}`, now);
  return { order: changed, jobId: enqueueJob(tx, { orderId: order.id, kind: 'stop_service', dueAt: now }) };
}

async function begin(context: ChangeContext, order: Order, canceler: Canceler, stoppable: boolean): Promise<Begun> {
  const { state, fulfilmentState } = order;
  if (GIVEN.has(fulfilmentState)) return { order, tooLate: true };
  if (OVER_UNPAID.has(state) || NOTHING_GIVEN.has(fulfilmentState)) return { order };
  const cancellation: Cancellation = { ...canceler, state: 'requested', requestedAt: context.now };
  const untouched =
    fulfilmentState === 'none' ||
    (fulfilmentState === 'pending' && (await withdrawJob(context.tx, order.id, 'fulfil_order')));
  return untouched ? stopBefore(context, order, cancellation) : askToStop(context, order, cancellation, stoppable);
}

function outcomeOf(order: Order): CancelOutcome {
  if (GIVEN.has(order.fulfilmentState) || order.cancellation?.state === 'refused') return { result: 'too_late', order };
  const done = OVER_UNPAID.has(order.state) || NOTHING_GIVEN.has(order.fulfilmentState);
  return { result: done ? 'canceled' : 'requested', order };
}

/**
 * Cancels an order at the wish of its buyer or an operator. Before payment it is canceled at Invoicebox; where a payment
 * was faster, the money goes back. After payment the mini-app says whether the service can still be stopped. The same
 * wish again changes nothing.
 *
 * @returns undefined if there is no such order.
 */
export async function cancelOrder(
  parts: CancelParts,
  orderId: string,
  canceler: Canceler,
): Promise<CancelOutcome | undefined> {
  const stoppable = parts.miniApp.release !== undefined;
  const begun = await parts.database.transaction(async (tx: Transaction) => {
    const order = await findOrder(tx, 'id', orderId);
    return order && begin({ tx, now: parts.clock.now() }, order, canceler, stoppable);
  });
  if (!begun) return undefined;
  if (begun.tooLate) return { result: 'too_late', order: begun.order };
  if (begun.jobId === undefined) return outcomeOf(begun.order);
  await waitAtMost(parts.clock, CANCEL_WAIT_MS, parts.outbox.runInTurn(begun.jobId));
  return outcomeOf(await readKnownOrder(parts.database, orderId));
}
