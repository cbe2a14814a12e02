import {
  type Clock,
  type NotificationAnswer,
  type NotificationErrorCode,
  type OrderNotification,
  orderNotificationSchema,
  PROBE_ORDER_ID,
  probeNotificationSchema,
  type SignatureAlgorithm,
  verifySignature,
} from '@invoicebox/invoicebox-api';
import { z } from 'zod';
import type { Order } from '../orders/order.js';
import { changeOrder, findOrder } from '../orders/order-store.js';
import { randomId } from '../orders/random-id.js';
import type { Outbox } from '../outbox/outbox.js';
import type { Database, Transaction } from '../storage/database.js';
import { waitAtMost } from '../wait-at-most.js';
import { type Judgement, judgeNotification } from './judge.js';

/** What receiving a notification works with. */
export interface ReceiveParts {
  database: Database;
  clock: Clock;
  outbox: Outbox;
  merchantId: string;
  /** The shop's API keys that are valid now: one, or two while it is being rotated. */
  signingKeys: readonly string[];
  signatureAlgorithm: SignatureAlgorithm;
}

const notificationSchema = z.union([probeNotificationSchema, orderNotificationSchema]);
type ProbeNotification = z.infer<typeof probeNotificationSchema>;

/** Invoicebox gives up after 20 s; what is not done by then goes on behind the answer. In milliseconds. */
const FULFILMENT_WAIT_MS = 12_000;

function refusal(code: NotificationErrorCode, message: string): NotificationAnswer {
  return { status: 'error', code, message };
}

/** What the body tells: a monitoring probe, a notification, or undefined for a body that is neither. */
function readNotification(body: Uint8Array): OrderNotification | ProbeNotification | undefined {
  try {
    return notificationSchema.parse(JSON.parse(new TextDecoder().decode(body)));
  } catch {
    return undefined;
  }
}

/** A probe is told from an order by its id and its empty number. */
function isProbe(notification: OrderNotification | ProbeNotification): notification is ProbeNotification {
  return notification.id === PROBE_ORDER_ID && notification.merchantOrderId === '';
}

/** Stores the notification with its answer, and the order's change with the job that follows from it. */
async function record(
  parts: ReceiveParts,
  tx: Transaction,
  order: Order,
  notification: OrderNotification,
  { answer, nextState }: Judgement,
): Promise<{ notificationId: string; order: Order; jobId: string | undefined }> {
  const now = parts.clock.now();
  const notificationId = randomId();
  await tx.run(
    'INSERT INTO notifications (id, order_id, invoicebox_id, status, answer, at) VALUES (?, ?, ?, ?, ?, ?)',
    [notificationId, order.id, notification.id, notification.status, JSON.stringify(answer), now],
  );
  if (nextState === undefined) return { notificationId, order, jobId: undefined };
  const paid = nextState === 'paid' ? ({ paidAt: now, fulfilmentState: 'pending' } as const) : {};
  const change = { state: nextState, invoiceboxId: notification.id, ...paid };
  const changed = await changeOrder(tx, order, change, `notification: ${notification.status}`, now);
  const jobId = nextState === 'paid' ? await parts.outbox.enqueue(tx, order.id, 'fulfil_order') : undefined;
  return { notificationId, order: changed, jobId };
}

/** Gives the service now, so that the answer can say if it cannot be given. */
async function fulfil(parts: ReceiveParts, orderId: string, jobId: string): Promise<NotificationAnswer> {
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
 * Takes a notification of Invoicebox (docs/http-api.md, Notification) and answers it. Whatever is refused changes
 * nothing.
 *
 * @param body the raw bytes, as they were signed.
 * @param signature the header `X-Signature`.
 */
export async function receiveNotification(
  parts: ReceiveParts,
  body: Uint8Array,
  signature: string | undefined,
): Promise<NotificationAnswer> {
  if (!verifySignature(body, signature, parts.signingKeys, parts.signatureAlgorithm)) {
    return refusal('signature_error', 'X-Signature is not the HMAC of this body by a key of this shop.');
  }
  const notification = readNotification(body);
  if (!notification) return refusal('out_of_service', 'The body is no order: expected an OrderResponse in JSON.');
  if (notification.merchantId !== parts.merchantId) {
    return refusal('order_not_found', `The merchant ${notification.merchantId} is not served here.`);
  }
  if (isProbe(notification)) return { status: 'success' };

  const outcome = await parts.database.transaction(async (tx) => {
    const order = await findOrder(tx, 'number', notification.merchantOrderId);
    if (!order) return undefined;
    const judgement = judgeNotification(order, notification);
    return { judgement, ...(await record(parts, tx, order, notification, judgement)) };
  });
  if (!outcome) return refusal('order_not_found', `There is no order «${notification.merchantOrderId}» here.`);
  if (!outcome.jobId) return outcome.judgement.answer;
  const answer = await fulfil(parts, outcome.order.id, outcome.jobId);
  if (answer.status === 'error') await correctAnswer(parts.database, outcome.notificationId, answer);
  return answer;
}
