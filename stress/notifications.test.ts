// No forged, tampered, replayed or foreign notification counts as a payment, and no valid one is refused.
import { randomUUID } from 'node:crypto';
import { signBody } from '@invoicebox/invoicebox-api';
import { type OrderResponse, PROBE_ORDER_ID } from '@invoicebox/invoicebox-api/contract';
import type { FakeInvoicebox } from '@invoicebox/merchant-server/testing';
import { cases, check, exactly, Random, type Row, reported, seed, until } from '@invoicebox/test-kit';
import { afterAll, beforeAll, test } from 'vitest';
import {
  MERCHANT_ID,
  notify,
  type OpenShop,
  openShop,
  type PlacedOrder,
  placeOrder,
  quote,
  SIGNING_KEY,
} from './support/coffee-shop.js';
import { type Databases, ENGINES, type EngineName, openDatabases } from './support/databases.js';

/** Maximum number of notifications per order, valid ones included. */
const MAX_PER_ORDER = 8;
/** Concurrent orders. */
const AT_ONCE = 10;

/** A notification, its expected answers, and whether it is a payment. */
interface TestNotification {
  readonly kind: string;
  readonly body: string;
  readonly signature?: string;
  /** Allowed answers: error codes, or `success`. */
  readonly answers: readonly string[];
  readonly isPayment: boolean;
}

type Maker = (order: OrderResponse) => TestNotification;

function notification(kind: string, order: object, answers: readonly string[], isPayment = false): TestNotification {
  return { kind, body: JSON.stringify(order), answers, isPayment };
}

const payment: Maker = (order) => notification('payment', { ...order, status: 'completed' }, ['success'], true);

/** Notifications that must not count as a payment. */
const BAD: readonly Maker[] = [
  (order) => ({
    ...payment(order),
    kind: 'forged',
    signature: signBody('x', 'not-the-key'),
    answers: ['signature_error'],
    isPayment: false,
  }),
  (order) => ({ ...payment(order), kind: 'unsigned', signature: '', answers: ['signature_error'], isPayment: false }),
  (order) => {
    const signed = JSON.stringify({ ...order, status: 'created' });
    return {
      ...payment(order),
      kind: 'tampered',
      signature: signBody(signed, SIGNING_KEY),
      answers: ['signature_error'],
      isPayment: false,
    };
  },
  (order) => {
    const body = JSON.stringify({ ...order, status: 'completed' });
    return {
      ...notification('signed with SHA-256', {}, ['signature_error']),
      body,
      signature: signBody(body, SIGNING_KEY, 'sha256'),
    };
  },
  (order) =>
    notification('foreign shop', { ...order, status: 'completed', merchantId: randomUUID() }, ['order_not_found']),
  (order) =>
    notification('unknown order', { ...order, status: 'completed', merchantOrderId: `KI-${randomUUID()}` }, [
      'order_not_found',
    ]),
  (order) =>
    notification('one kopeck less', { ...order, status: 'completed', amount: order.amount - 0.01 }, [
      'order_wrong_amount',
    ]),
  (order) =>
    notification('a thousand times as much', { ...order, status: 'completed', amount: order.amount * 1000 }, [
      'order_wrong_amount',
    ]),
  (order) =>
    notification('another currency', { ...order, status: 'completed', currencyId: 'USD' }, ['order_wrong_amount']),
  () => ({ ...notification('no order', {}, ['out_of_service']), body: '{"status":"completed"}' }),
  () => ({ ...notification('no JSON', {}, ['out_of_service']), body: '{' }),
];

/** Valid notifications that are not a payment. */
const OTHER: readonly Maker[] = [
  (order) => notification('created', { ...order, status: 'created' }, ['success']),
  (order) => notification('hold', { ...order, status: 'hold' }, ['success']),
  () => notification('probe', { id: PROBE_ORDER_ID, merchantId: MERCHANT_ID, merchantOrderId: '' }, ['success']),
];

/** Notifications that end an order. If a payment arrives too, the first one decides. */
const ENDS: readonly Maker[] = [
  (order) => notification('canceled', { ...order, status: 'canceled' }, ['success']),
  (order) => notification('expired', { ...order, status: 'expired' }, ['success']),
];

/** The outcome of one order. */
interface Outcome {
  readonly sent: number;
  readonly wrongAnswers: readonly string[];
  readonly served: number;
  readonly mayBeServed: readonly number[];
}

/** Random notifications of an order, shuffled: invalid ones, others, and sometimes its payment or its end. */
function planOf(order: OrderResponse, random: Random): { plan: TestNotification[]; pays: boolean; ends: boolean } {
  const plan: TestNotification[] = [];
  const pays = random.chance(0.6);
  const ends = random.chance(0.25);
  if (pays) plan.push(payment(order));
  // Sent again, as after a lost answer.
  if (pays && random.chance(0.4)) plan.push(payment(order));
  if (ends) plan.push(random.pick(ENDS)(order));
  while (plan.length < MAX_PER_ORDER && random.chance(0.8))
    plan.push(random.pick(random.chance(0.75) ? BAD : OTHER)(order));
  if (plan.length === 0) plan.push(random.pick(BAD)(order));
  return { plan: random.shuffle(plan), pays, ends };
}

/** Waits until the order is created at Invoicebox. */
async function madeOrder({ orders }: FakeInvoicebox, { number }: PlacedOrder): Promise<OrderResponse> {
  const isMade = (order: OrderResponse | undefined) => order !== undefined;
  return (await until(() => orders.get(number), isMade, `order ${number} at Invoicebox`)) as OrderResponse;
}

/** Sends the notifications of one order, sometimes concurrently. */
async function play({ server, shop, invoicebox }: OpenShop, random: Random): Promise<Outcome> {
  const send = (path: string, init?: RequestInit) => Promise.resolve(server.http.request(path, init));
  const placed = await placeOrder(send, await quote(send), randomUUID());
  const order = await madeOrder(invoicebox, placed);
  const { plan, pays, ends } = planOf(order, random);
  const wrongAnswers: string[] = [];
  const deliver = async ({ kind, body, signature, answers, isPayment }: TestNotification) => {
    const answer = await notify(send, body, signature);
    const said = answer.code ?? answer.status;
    // A payment after the end of the order is too late: nothing is given for it.
    const allowed = isPayment && ends ? [...answers, 'shipping_unavailable'] : answers;
    if (!allowed.includes(said)) wrongAnswers.push(`${kind}: ${said}`);
  };
  if (random.chance(0.3)) await Promise.all(plan.map(deliver));
  else for (const each of plan) await deliver(each);
  return {
    sent: plan.length,
    wrongAnswers,
    served: shop.served.filter((id) => id === placed.id).length,
    mayBeServed: pays ? (ends ? [0, 1] : [1]) : [0],
  };
}

async function playAll(engine: EngineName, url: string, n: number, random: Random): Promise<Row[]> {
  const open = await openShop(url);
  const outcomes: Outcome[] = [];
  let sent = 0;
  const work = async () => {
    while (sent < n) {
      const outcome = await play(open, random);
      sent += outcome.sent;
      outcomes.push(outcome);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await open.server.stop();
  }
  const wrong = outcomes.flatMap(({ wrongAnswers }) => wrongAnswers);
  const served = (test: (outcome: Outcome) => boolean) => outcomes.filter(test).length;
  return [
    reported(`${engine}: notifications`, sent),
    exactly(`${engine}: wrong answers`, wrong.length === 0 ? 'none' : [...new Set(wrong)].join('; '), 'none'),
    exactly(
      `${engine}: orders served without payment`,
      served((each) => each.served > Math.max(...each.mayBeServed)),
      0,
    ),
    exactly(
      `${engine}: paid orders not served`,
      served((each) => each.served < Math.min(...each.mayBeServed)),
      0,
    ),
    exactly(
      `${engine}: orders served twice`,
      served((each) => each.served > 1),
      0,
    ),
    reported(
      `${engine}: orders served`,
      served((each) => each.served === 1),
    ),
  ];
}

let databases: Databases;

beforeAll(async () => {
  databases = await openDatabases();
});
afterAll(() => databases?.stop());

test.for(ENGINES)('only valid notifications take effect, %s', async (engine, { task }) => {
  const n = cases({ quick: 600, deep: 10_000 }) / ENGINES.length;
  check(task, ...(await playAll(engine, databases.create(engine), n, new Random(seed))));
});
