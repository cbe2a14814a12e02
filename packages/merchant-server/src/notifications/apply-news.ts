import {
  type Clock,
  type NotificationAnswer,
  type NotificationErrorCode,
  type OrderNotification,
  PROBE_ORDER_ID,
  type probeNotificationSchema,
} from '@invoicebox/invoicebox-api';
import type { z } from 'zod';
import { NOTHING_GIVEN } from '../orders/machine.js';
import type { Order } from '../orders/order.js';
import { readKnownOrder } from '../orders/order-reader.js';
import { findOrder } from '../orders/order-store.js';
import { applyPaymentNews, surplusJob } from '../orders/payment-changes.js';
import { randomId } from '../orders/random-id.js';
import { enqueueJob, type Outbox } from '../outbox/outbox.js';
import type { Database, Transaction } from '../storage/database.js';
import { waitAtMost } from '../wait-at-most.js';
import { type Judgement, judgeNotification, nothingIsGiven } from './judge.js';

/** What news of an order works with. */
export interface NewsParts {
  database: Database;
  clock: Clock;
  outbox: Pick<Outbox, 'runNow'>;
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

/** What was stored of some news. */
interface Recorded {
  notificationId: string;
  order: Order;
  answer: NotificationAnswer;
  /** The job that gives the service, if it became due. */
  jobId?: string | undefined;
}

/** Stores what came with its answer, and the order's change with the jobs that follow from it. */
async function record(
  parts: NewsParts,
  tx: Transaction,
  order: Order,
  news: OrderNotification,
  { answer, event, isSurplus = false }: Judgement,
  source: NewsSource,
): Promise<Recorded> {
  const now = parts.clock.now();
  const notificationId = randomId();
  // What was asked for and found unchanged is nothing that happened.
  if (source !== 'reconciler' || event !== undefined) {
    await tx.run(
      'INSERT INTO notifications (id, order_id, invoicebox_id, status, answer, at) VALUES (?, ?, ?, ?, ?, ?)',
      [notificationId, order.id, news.id, news.status, JSON.stringify(answer), now],
    );
  }
  if (isSurplus) enqueueJob(tx, surplusJob(order, news.id, now));
  if (event === undefined) return { notificationId, order, answer };
  const cause = `${source}: ${news.status}`;
  const change = await applyPaymentNews({ tx, now }, order, { event, invoiceboxId: news.id, cause });
  return { notificationId, order: change.order, answer, jobId: change.fulfilJobId };
}

/** Whether the buyer's money came for something that is not given any more. */
function cameForNothing({ state, fulfilmentState }: Order): boolean {
  return (state === 'paid' || state === 'hold') && NOTHING_GIVEN.has(fulfilmentState);
}

/** Gives the service now, if it became due, so that the answer can say if it cannot be given. */
async function answerTo(parts: NewsParts, { order, answer, jobId }: Recorded): Promise<NotificationAnswer> {
  if (jobId === undefined) return answer;
  await waitAtMost(parts.clock, FULFILMENT_WAIT_MS, parts.outbox.runNow(jobId));
  const after = await readKnownOrder(parts.database, order.id);
  return cameForNothing(after) ? nothingIsGiven(after) : answer;
}

/** The stored notification tells the answer that was given, not the one that was meant before the service failed. */
async function correctAnswer(database: Database, notificationId: string, answer: NotificationAnswer): Promise<void> {
  await database.run('UPDATE notifications SET answer = ? WHERE id = ?', [JSON.stringify(answer), notificationId]);
}

/**
 * Lets an order's state at Invoicebox, that is known to come from there, change the order here: the one way for
 * notifications, the WebSocket gate and the reconciler. The shop is checked here too, and a
 * probe is answered. Whatever is refused changes nothing; money that nothing is given for is sent back.
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
  const recorded = await parts.database.transaction(async (tx) => {
    const order = await findOrder(tx, 'number', news.merchantOrderId);
    if (!order) return undefined;
    const judgement = judgeNotification(order, news);
    const after = await record(parts, tx, order, news, judgement, source);
    return judgement.event !== undefined && cameForNothing(after.order)
      ? { ...after, answer: nothingIsGiven(after.order) }
      : after;
  });
  if (!recorded) return refusal('order_not_found', `There is no order «${news.merchantOrderId}» here.`);
  const answer = await answerTo(parts, recorded);
  if (answer.status === 'error') await correctAnswer(parts.database, recorded.notificationId, answer);
  return answer;
}
