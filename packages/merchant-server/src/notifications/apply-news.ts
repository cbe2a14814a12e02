import {
  type Clock,
  type NotificationAnswer,
  type NotificationErrorCode,
  type OrderNotification,
  PROBE_ORDER_ID,
  type probeNotificationSchema,
} from '@invoicebox/invoicebox-api';
import type { z } from 'zod';
import type { Order } from '../orders/order.js';
import { changeOrder, findOrder } from '../orders/order-store.js';
import { randomId } from '../orders/random-id.js';
import type { Outbox } from '../outbox/outbox.js';
import type { Database, Transaction } from '../storage/database.js';
import { waitAtMost } from '../wait-at-most.js';
import { type Judgement, judgeNotification } from './judge.js';

/** What news of an order works with. */
export interface NewsParts {
  database: Database;
  clock: Clock;
  outbox: Outbox;
  merchantId: string;
}

/** A monitoring probe in place of news (docs/http-api.md, Notification). */
export type ProbeNotification = z.infer<typeof probeNotificationSchema>;

/** By which way news of an order came: Invoicebox called, over HTTP or the WebSocket gate, or was asked. */
export type NewsSource = 'notification' | 'gate' | 'reconciler';

/** Invoicebox gives up after 20 s; what is not done by then goes on behind the answer. In milliseconds. */
const FULFILMENT_WAIT_MS = 12_000;

/** An answer that refuses a notification. */
export function refusal(code: NotificationErrorCode, message: string): NotificationAnswer {
  return { status: 'error', code, message };
}

/** A probe is told from an order by its id and its empty number. */
function isProbe(news: OrderNotification | ProbeNotification): news is ProbeNotification {
  return news.id === PROBE_ORDER_ID && news.merchantOrderId === '';
}

/** Stores what came with its answer, and the order's change with the job that follows from it. */
async function record(
  parts: NewsParts,
  tx: Transaction,
  order: Order,
  news: OrderNotification,
  { answer, nextState }: Judgement,
  source: NewsSource,
): Promise<{ notificationId: string; order: Order; jobId: string | undefined }> {
  const now = parts.clock.now();
  const notificationId = randomId();
  // What was asked for and found unchanged is nothing that happened.
  if (source !== 'reconciler' || nextState !== undefined) {
    await tx.run(
      'INSERT INTO notifications (id, order_id, invoicebox_id, status, answer, at) VALUES (?, ?, ?, ?, ?, ?)',
      [notificationId, order.id, news.id, news.status, JSON.stringify(answer), now],
    );
  }
  if (nextState === undefined) return { notificationId, order, jobId: undefined };
  const paid = nextState === 'paid' ? ({ paidAt: now, fulfilmentState: 'pending' } as const) : {};
  const change = { state: nextState, invoiceboxId: news.id, ...paid };
  const changed = await changeOrder(tx, order, change, `${source}: ${news.status}`, now);
  const jobId = nextState === 'paid' ? await parts.outbox.enqueue(tx, order.id, 'fulfil_order') : undefined;
  return { notificationId, order: changed, jobId };
}

/** Gives the service now, so that the answer can say if it cannot be given. */
async function fulfil(parts: NewsParts, orderId: string, jobId: string): Promise<NotificationAnswer> {
  await waitAtMost(parts.clock, FULFILMENT_WAIT_MS, parts.outbox.runNow(jobId));
  const order = await findOrder(parts.database, 'id', orderId);
  if (order?.fulfilmentState !== 'unavailable') return { status: 'success' };
  return refusal('shipping_unavailable', order.failure ?? 'The service cannot be given.');
}

/** The stored notification tells the answer that was given, not the one that was meant before the service failed. */
async function correctAnswer(database: Database, notificationId: string, answer: NotificationAnswer): Promise<void> {
  await database.run('UPDATE notifications SET answer = ? WHERE id = ?', [JSON.stringify(answer), notificationId]);
}

/**
 * Lets an order's state at Invoicebox, that is known to come from there, change the order here: the one way for
 * notifications, the WebSocket gate and the reconciler. The shop is checked here too, and a
 * probe is answered. Whatever is refused changes nothing.
 *
 * @param news the order as it is at Invoicebox.
 * @returns what a notification is answered with.
 */
export async function applyNews(
  parts: NewsParts,
  news: OrderNotification | ProbeNotification,
  source: NewsSource,
): Promise<NotificationAnswer> {
  if (news.merchantId !== parts.merchantId) {
    return refusal('order_not_found', `The merchant ${news.merchantId} is not served here.`);
  }
  if (isProbe(news)) return { status: 'success' };
  const outcome = await parts.database.transaction(async (tx) => {
    const order = await findOrder(tx, 'number', news.merchantOrderId);
    if (!order) return undefined;
    const judgement = judgeNotification(order, news);
    return { judgement, ...(await record(parts, tx, order, news, judgement, source)) };
  });
  if (!outcome) return refusal('order_not_found', `There is no order «${news.merchantOrderId}» here.`);
  if (!outcome.jobId) return outcome.judgement.answer;
  const answer = await fulfil(parts, outcome.order.id, outcome.jobId);
  if (answer.status === 'error') await correctAnswer(parts.database, outcome.notificationId, answer);
  return answer;
}
