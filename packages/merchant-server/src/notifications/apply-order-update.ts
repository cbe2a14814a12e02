import type { NotificationAnswer, NotificationErrorCode, OrderNotification } from '@invoicebox/invoicebox-api/contract';
import { randomId } from '../core/random-id.js';
import { withTimeLimit } from '../core/time-limit.js';
import { type ChangeContext, type ChangeDeps, changeOrders } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';
import { findOrder, requireOrder } from '../order-model/order-store.js';
import { NOTHING_GIVEN } from '../order-model/transitions.js';
import { applyPaymentUpdate, surplusJob } from '../orders/payment-changes.js';
import { enqueueJob } from '../outbox/job-table.js';
import type { Outbox } from '../outbox/outbox.js';
import type { Database } from '../storage/database.js';
import { nothingIsGiven, validateNotification } from './validate-notification.js';

/** What updates of orders are applied with. */
export interface OrderUpdateDeps extends ChangeDeps {
  outbox: Pick<Outbox, 'runNow'>;
  merchantId: string;
}

/** How an update came: Invoicebox called, over HTTP or the WebSocket gate, or was polled. */
export type UpdateSource = 'notification' | 'gate' | 'reconciler';

/** Invoicebox gives up after 20 s: a fulfilment that takes longer than this goes on after the answer. */
const FULFILMENT_WAIT_MS = 12_000;

/** An answer that refuses a notification. */
export function refusal(code: NotificationErrorCode, message: string): NotificationAnswer {
  return { status: 'error', code, message };
}

function foreignMerchant(merchantId: string): NotificationAnswer {
  return refusal('order_not_found', `The merchant ${merchantId} is not served here.`);
}

/** The answer to a probe of Invoicebox's monitoring (docs/http-api.md, Notification). */
export function answerProbe(deps: Pick<OrderUpdateDeps, 'merchantId'>, merchantId: string): NotificationAnswer {
  return merchantId === deps.merchantId ? { status: 'success' } : foreignMerchant(merchantId);
}

/** What was stored of an update. */
interface Recorded {
  notificationId: string;
  order: Order;
  answer: NotificationAnswer;
  /** The fulfilment job, if it became due. */
  jobId?: string | undefined;
}

/** Stores the update with its answer, and changes the order with the jobs that follow. */
async function record(
  context: ChangeContext,
  order: Order,
  update: OrderNotification,
  source: UpdateSource,
): Promise<Recorded> {
  const { tx, now } = context;
  const { answer, event, isSurplus = false } = validateNotification(order, update);
  const notificationId = randomId();
  // A poll that finds the order unchanged is not recorded.
  if (source !== 'reconciler' || event !== undefined) {
    tx.write('INSERT INTO notifications (id, order_id, invoicebox_id, status, answer, at) VALUES (?, ?, ?, ?, ?, ?)', [
      notificationId,
      order.id,
      update.id,
      update.statusText ?? update.status,
      JSON.stringify(answer),
      now,
    ]);
  }
  if (isSurplus) enqueueJob(tx, surplusJob(order, update.id, now));
  if (event === undefined) return { notificationId, order, answer };
  const cause = `${source}: ${update.statusText ?? update.status}`;
  const change = await applyPaymentUpdate(context, order, { event, invoiceboxId: update.id, cause });
  const forNothing = cameForNothing(change.order);
  return {
    notificationId,
    order: change.order,
    answer: forNothing ? nothingIsGiven(change.order) : answer,
    jobId: change.fulfilJobId,
  };
}

/** Whether the buyer's money came for something that will not be given. */
function cameForNothing({ state, fulfilmentState }: Order): boolean {
  return (state === 'paid' || state === 'hold') && NOTHING_GIVEN.has(fulfilmentState);
}

/** Fulfils the order now if that became due, so that the answer can say if it cannot be given. */
async function answerTo(deps: OrderUpdateDeps, { order, answer, jobId }: Recorded): Promise<NotificationAnswer> {
  if (jobId === undefined) return answer;
  const fulfilled = await withTimeLimit(deps.clock, FULFILMENT_WAIT_MS, deps.outbox.runNow(jobId, order));
  const after = fulfilled ?? (await requireOrder(deps.database, order.id));
  return cameForNothing(after) ? nothingIsGiven(after) : answer;
}

/** Stores the answer that was given instead of the one from before the fulfilment failed. */
async function correctAnswer(database: Database, notificationId: string, answer: NotificationAnswer): Promise<void> {
  await database.run('UPDATE notifications SET answer = ? WHERE id = ?', [JSON.stringify(answer), notificationId]);
}

/**
 * Applies an order's state at Invoicebox to the order here: the one way for notifications, the WebSocket gate and the
 * reconciler. The caller has verified that it comes from Invoicebox; the shop is checked here.
 * What is refused changes nothing. Money for which nothing is given is returned.
 *
 * @param update the order as it is at Invoicebox.
 * @returns the answer to a notification.
 */
export async function applyOrderUpdate(
  deps: OrderUpdateDeps,
  update: OrderNotification,
  source: UpdateSource,
): Promise<NotificationAnswer> {
  if (update.merchantId !== deps.merchantId) return foreignMerchant(update.merchantId);
  const recorded = await changeOrders(deps, async (context) => {
    const order = await findOrder(context.tx, 'number', update.merchantOrderId);
    return order && record(context, order, update, source);
  });
  if (!recorded) return refusal('order_not_found', `There is no order «${update.merchantOrderId}» here.`);
  const answer = await answerTo(deps, recorded);
  if (answer.status === 'error') await correctAnswer(deps.database, recorded.notificationId, answer);
  return answer;
}
