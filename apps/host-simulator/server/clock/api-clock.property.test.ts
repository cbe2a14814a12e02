// Orders and holds expire exactly on time, and a failing notification is sent 11 times in 24 h, each time exactly when due.
import { API_CALLS, formatDateTime } from '@invoicebox/invoicebox-api/contract';
import { check, exactly, holds, reported, until } from '@invoicebox/test-kit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Notification } from '../notifications/notification.js';
import { type Merchant, startMerchant } from '../test-support/merchant.js';
import {
  callApi,
  callOwn,
  createOrder,
  NOON,
  type OpenSimulator,
  openSimulator,
} from '../test-support/open-simulator.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const HOLD_MS = 7 * DAY_MS;

/** At this speed a day takes less than a second. */
const SPEED = 100_000;

/** Different ways to advance the clock by the same time. */
const WAYS = [
  { name: 'in one step', steps: [HOLD_MS] },
  { name: 'hour by hour', steps: Array.from({ length: HOLD_MS / HOUR_MS }, () => HOUR_MS) },
  {
    name: 'in uneven steps',
    steps: [1, 59_999, HOUR_MS - MINUTE_MS, 7_777_777, HOLD_MS - HOUR_MS - 7_777_777],
  },
];

interface LogEntry {
  kind: string;
  at: number;
  orderId?: string;
  status?: string;
}

async function control<Data>(open: OpenSimulator, method: string, path: string, body?: unknown): Promise<Data> {
  const response = await callOwn(open, method, `/_sim${path}`, body);
  expect(response.ok, `${method} ${path}`).toBe(true);
  return ((await response.json()) as { data: Data }).data;
}

/** When an order reached a status, relative to the start. */
async function timeOf(open: OpenSimulator, { id }: { id: string }, status: string): Promise<number> {
  const log = await control<LogEntry[]>(open, 'GET', '/log');
  const entry = log.find((line) => line.kind === 'order' && line.orderId === id && line.status === status);
  return (entry?.at ?? Number.NaN) - NOON;
}

/** When the attempts of the only notification were made, relative to the start. */
async function attemptTimes(open: OpenSimulator): Promise<number[]> {
  const [notification] = await control<Notification[]>(open, 'GET', '/notifications');
  return notification?.attempts.map(({ at }) => at - NOON) ?? [];
}

/** A paid order whose merchant fails every notification. */
async function failingOrder(open: OpenSimulator, { url }: Merchant): Promise<void> {
  const { id } = await createOrder(open, { notificationUrl: url });
  await control(open, 'POST', `/orders/${id}/pay`);
}

let merchant: Merchant;

beforeEach(async () => {
  merchant = await startMerchant({ status: 503, body: '' });
});
afterEach(() => merchant.stop());

test.for(WAYS)('everything happens at its time, whether the clock moves $name', async ({ name, steps }, { task }) => {
  const open = openSimulator();
  const unpaid = await createOrder(open);
  const held = await createOrder(open);
  await failingOrder(open, merchant);
  await control(open, 'POST', `/orders/${held.id}/hold`);
  const began = performance.now();
  for (const ms of steps) await control(open, 'POST', '/clock/forward', { ms });
  const tookMs = performance.now() - began;
  const attempts = await attemptTimes(open);
  const inOrder = attempts.every((at, index) => index === 0 || at > (attempts[index - 1] ?? 0));
  const { now } = await control<{ now: number }>(open, 'GET', '/clock');
  check(
    task,
    exactly(`${name}: the order expires after`, await timeOf(open, unpaid, 'expired'), HOUR_MS, 'ms'),
    exactly(`${name}: the hold runs out after`, await timeOf(open, held, 'expired'), HOLD_MS, 'ms'),
    exactly(`${name}: notifications that the merchant gets`, merchant.received.length, 11),
    exactly(`${name}: attempts in the history`, attempts.length, 11),
    exactly(`${name}: the last attempt comes after`, attempts.at(-1) ?? Number.NaN, DAY_MS, 'ms'),
    holds(`${name}: the attempts come one after another`, inOrder && attempts[0] === 0, attempts.join(' ')),
    exactly(`${name}: the clock shows the end`, now - NOON, HOLD_MS, 'ms'),
    reported(`${name}: a day takes`, tookMs / (HOLD_MS / DAY_MS), 'ms'),
  );
});

test(`nothing is left out at ${SPEED} times the speed`, async ({ task }) => {
  const open = openSimulator();
  const unpaid = await createOrder(open);
  await failingOrder(open, merchant);
  await control(open, 'PUT', '/clock', { speed: SPEED });
  const attempts = await until(
    () => attemptTimes(open),
    ({ length }) => length >= 11,
    'attempts',
  );
  await control(open, 'PUT', '/clock', { speed: 0 });
  check(
    task,
    exactly('the order expires after', await timeOf(open, unpaid, 'expired'), HOUR_MS, 'ms'),
    exactly('attempts in the history', attempts.length, 11),
    exactly('the last attempt comes after', attempts.at(-1) ?? Number.NaN, DAY_MS, 'ms'),
  );
});

test('a snapshot that is put back knows what is still to come', async ({ task }) => {
  const saved = openSimulator();
  const unpaid = await createOrder(saved);
  await failingOrder(saved, merchant);
  await control(saved, 'POST', '/clock/forward', { ms: 30 * MINUTE_MS });
  const snapshot = await control(saved, 'GET', '/snapshot');

  const open = openSimulator();
  await control(open, 'PUT', '/snapshot', snapshot);
  await control(open, 'POST', '/clock/forward', { ms: DAY_MS });
  const attempts = await attemptTimes(open);
  check(
    task,
    exactly('the order expires after', await timeOf(open, unpaid, 'expired'), HOUR_MS, 'ms'),
    exactly('notifications that the merchant gets in all', merchant.received.length, 11),
    exactly('the last attempt comes after', attempts.at(-1) ?? Number.NaN, DAY_MS, 'ms'),
  );
});

test('an order that was changed or paid does not expire at its old time', async ({ task }) => {
  const open = openSimulator();
  const longer = await createOrder(open);
  const paid = await createOrder(open);
  const { method, path } = API_CALLS.updateOrder;
  const body = { expirationDate: formatDateTime(NOON + 2 * HOUR_MS) };
  await callApi(open, method, `/v3${path.replace('{id}', longer.id)}`, body);
  await control(open, 'POST', `/orders/${paid.id}/pay`);
  await control(open, 'POST', '/clock/forward', { ms: DAY_MS });
  const { status } = open.simulator.book.all.find(({ response }) => response.id === paid.id)?.response ?? {};
  check(
    task,
    exactly('a changed order expires after', await timeOf(open, longer, 'expired'), 2 * HOUR_MS, 'ms'),
    exactly('a paid order stays', status ?? 'none', 'completed'),
  );
});
