import { DEMONSTRATION_SHOP, DEMONSTRATION_TOKEN, type Notification, SECOND_SHOP } from '@invoicebox/host-simulator';
import { type Merchant, type MerchantAnswer, SUCCESS, startMerchant } from '@invoicebox/host-simulator/testing';
import { verifySignature } from '@invoicebox/invoicebox-api';
import {
  GATE_PATH,
  gateCallSchema,
  NOTIFICATION_ERROR_CODES,
  orderResponseSchema,
  PROBE_ORDER_ID,
} from '@invoicebox/invoicebox-api/contract';
import { WebSocket } from 'ws';
import type { Walker } from '../walker.js';

const DAY_MS = 86_400_000;
/** What a merchant has to answer, by default. */
const ANSWER_MS = 20_000;

async function lastNotification(walker: Walker): Promise<Notification> {
  const notification = (await walker.control<Notification[]>('GET', '/notifications')).at(-1);
  if (!notification) throw new Error('There is no notification.');
  return notification;
}

/** Pays a new order at a merchant that answers so, and lets a day pass. */
async function payAt(walker: Walker, merchant: Merchant, answer: MerchantAnswer): Promise<Notification> {
  merchant.answer = answer;
  // Short only where no answer comes: a busy machine may take its time for a good one.
  const notificationAnswer = answer === 'silence' ? 60 : ANSWER_MS;
  await walker.control('PUT', '/settings', { durations: { notificationAnswer } });
  const order = await walker.order({ notificationUrl: merchant.url });
  await walker.control('POST', `/orders/${order.id}/pay`);
  await walker.control('POST', '/clock/forward', { ms: DAY_MS });
  return lastNotification(walker);
}

async function walkAnswers(walker: Walker, merchant: Merchant): Promise<void> {
  const retried: Array<[string, MerchantAnswer]> = [
    ['another HTTP status', { status: 500, body: '{"status":"success"}' }],
    ['no JSON', { body: 'OK' }],
    ['no code', { body: '{"status":"error"}' }],
    ['no answer in time', 'silence'],
  ];
  for (const [name, answer] of retried) {
    const { state, attempts } = await payAt(walker, merchant, answer);
    const over = (attempts.at(-1)?.at ?? 0) - (attempts[0]?.at ?? 0);
    walker.equal(
      `notification: ${name} is retried 10 times in 24 h`,
      [state, attempts.length, over],
      ['failed', 11, DAY_MS],
    );
  }
  for (const code of NOTIFICATION_ERROR_CODES) {
    const { state, attempts } = await payAt(walker, merchant, {
      body: JSON.stringify({ status: 'error', code, message: 'Нет' }),
    });
    const expected = code === 'out_of_service' ? ['failed', 11] : ['refused', 1];
    walker.equal(`notification: ${code}`, [state, attempts.length], expected);
  }
}

/** Signed, sent at every change of status, retried (docs/http-api.md, Notification). */
export async function walkNotifications(walker: Walker): Promise<void> {
  const merchant = await startMerchant();
  const statuses = () => merchant.received.map(({ body }) => JSON.parse(body).status);
  const notificationUrl = merchant.url;
  const held = await walker.order({ notificationUrl });
  await walker.control('POST', `/orders/${held.id}/hold`);
  await walker.data('createShipment', { body: { orderId: held.id, basketItems: held.basketItems } });
  const declined = await walker.order({ notificationUrl });
  await walker.control('POST', `/orders/${declined.id}/decline`);
  await walker.order({ notificationUrl });
  await walker.control('POST', '/clock/forward', { ms: DAY_MS });
  walker.equal('notification: at every change of status', statuses(), ['hold', 'completed', 'canceled', 'expired']);
  const [first] = merchant.received;
  const body = first?.body ?? '';
  walker.claim('notification: an OrderResponse', orderResponseSchema.safeParse(JSON.parse(body)).success);
  walker.claim(
    'notification: signed with HMAC-SHA1',
    verifySignature(body, first?.signature, [DEMONSTRATION_SHOP.signingKey]),
  );
  const other = await walker.order({ notificationUrl, merchantId: SECOND_SHOP.merchantId });
  await walker.control('POST', `/orders/${other.id}/pay`);
  const sha256 = merchant.received.at(-1);
  walker.claim(
    'notification: the algorithm is a setting of the shop',
    verifySignature(sha256?.body ?? '', sha256?.signature, [SECOND_SHOP.signingKey], 'sha256'),
  );
  await walkAnswers(walker, merchant);
  merchant.answer = SUCCESS;
  const again = await lastNotification(walker);
  const resent = await walker.control<Notification>('POST', `/notifications/${again.id}/resend`);
  walker.equal(
    'notification: sent again on demand, the same body',
    [resent.state, merchant.received.at(-1)?.body],
    ['delivered', again.body],
  );
  await walker.control('POST', '/probes', { merchantId: DEMONSTRATION_SHOP.merchantId, notificationUrl });
  const probe = merchant.received.at(-1);
  const { id, merchantOrderId, merchantId } = JSON.parse(probe?.body ?? '{}');
  walker.equal(
    'probe: its id, an empty merchantOrderId, the merchant',
    [id, merchantOrderId, merchantId],
    [PROBE_ORDER_ID, '', DEMONSTRATION_SHOP.merchantId],
  );
  walker.claim('probe: signed', verifySignature(probe?.body ?? '', probe?.signature, [DEMONSTRATION_SHOP.signingKey]));
  await merchant.stop();
}

/** A listener that answers every call of the gate as the contract says. */
async function listen(url: string): Promise<{ socket: WebSocket; calls: string[] }> {
  const socket = new WebSocket(url);
  const calls: string[] = [];
  socket.on('message', (data) => {
    const json: unknown = JSON.parse(String(data));
    const call = gateCallSchema.safeParse(json);
    if (!call.success) {
      calls.push(JSON.stringify(json));
      return;
    }
    calls.push(call.data.method);
    const result =
      call.data.method === 'getStatus' ? { version: '1', type: 'test', settings: {}, log: [] } : { status: 'success' };
    socket.send(JSON.stringify({ jsonrpc: '2.0', id: call.data.id, result }));
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return { socket, calls };
}

/** The WebSocket gate (docs/http-api.md, WebSocket gate). */
export async function walkGate(walker: Walker): Promise<void> {
  const address = `${walker.running.url.replace('http', 'ws')}${GATE_PATH}`;
  const { socket, calls } = await listen(`${address}?token=${DEMONSTRATION_TOKEN}`);
  const order = await walker.order();
  await walker.control('POST', `/orders/${order.id}/pay`);
  walker.equal(
    'gate: onOrderStatusChange',
    [calls, (await lastNotification(walker)).state],
    [['onOrderStatusChange'], 'delivered'],
  );
  const status = await walker.control('POST', '/gate/status', { accountId: 'demonstration', logQuantity: 3 });
  walker.equal(
    'gate: getStatus',
    [calls.at(-1), status],
    ['getStatus', { version: '1', type: 'test', settings: {}, log: [] }],
  );
  const answered = new Promise((resolve) => socket.once('message', resolve));
  socket.send('{');
  await answered;
  walker.claim('gate: what is no JSON is a parse error', calls.at(-1)?.includes('-32700') === true, calls.at(-1));
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.close();
  await closed;
  const refusal = (path: string) =>
    listen(`${walker.running.url.replace('http', 'ws')}${path}`).then(
      () => 'open',
      (error: Error) => error.message,
    );
  walker.equal(
    'gate: a bad token is a 401',
    await refusal(`${GATE_PATH}?token=bad`),
    'Unexpected server response: 401',
  );
  walker.equal(
    'gate: there is none under /l3',
    await refusal(`${GATE_PATH.replace('/v3', '/l3')}?token=${DEMONSTRATION_TOKEN}`),
    'Unexpected server response: 404',
  );
}
