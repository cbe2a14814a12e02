// Time at Invoicebox: an order expires, a failed notification is sent exactly 11 times over 24 h, a hold runs out, each
// at its simulated time, however the clock gets there (docs/simulator.md, Clock).

import { DEMONSTRATION_TOKEN, type Notification, SimulatedClock, startSimulator } from '@invoicebox/host-simulator';
import { API_CALLS, type OrderResponse } from '@invoicebox/invoicebox-api/contract';
import { exactly, holds, type Row, reported, suite } from '../scripts/lib/suite.mjs';
import { startMerchant } from './api-contract/merchant.js';
import { goodOrder, START } from './api-contract/samples.js';
import { Walker } from './api-contract/walker.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const HOLD_MS = 7 * DAY_MS;

/** Steps in which the same time passes: at once, in odd ones, and to a moment that is named. */
const WAYS: ReadonlyArray<readonly [name: string, steps: readonly number[]]> = [
  ['in one step', [HOLD_MS]],
  ['hour by hour', Array.from({ length: HOLD_MS / HOUR_MS }, () => HOUR_MS)],
  ['in uneven steps', [1, 59_999, HOUR_MS - MINUTE_MS, 7_777_777, HOLD_MS - HOUR_MS - 7_777_777]],
];

interface LogEntry {
  kind: string;
  at: number;
  orderId?: string;
  status?: string;
}

/** When an order got a status, counted from the start. */
async function timeOf(walker: Walker, { id }: OrderResponse, status: string): Promise<number> {
  const log = await walker.control<LogEntry[]>('GET', '/log');
  const entry = log.find((line) => line.kind === 'order' && line.orderId === id && line.status === status);
  return (entry?.at ?? Number.NaN) - START;
}

async function withSimulator<Result>(
  clock: SimulatedClock,
  work: (walker: Walker) => Promise<Result>,
): Promise<Result> {
  const running = await startSimulator({ clock });
  try {
    return await work(new Walker(running));
  } finally {
    await running.stop();
  }
}

async function showEvents(name: string, steps: readonly number[]): Promise<Row[]> {
  const merchant = await startMerchant({ status: 503, body: '' });
  const rows = await withSimulator(new SimulatedClock({ now: START, speed: 0 }), async (walker) => {
    const unpaid = await walker.order();
    const held = await walker.order();
    const failing = await walker.order({ notificationUrl: merchant.url });
    await walker.control('POST', `/orders/${held.id}/hold`);
    await walker.control('POST', `/orders/${failing.id}/pay`);
    const began = performance.now();
    for (const ms of steps) await walker.control('POST', '/clock/forward', { ms });
    const tookMs = performance.now() - began;
    const [notification] = await walker.control<Notification[]>('GET', '/notifications');
    const tries = notification?.attempts.map(({ at }) => at - START) ?? [];
    const inOrder = tries.every((at, index) => index === 0 || at > (tries[index - 1] ?? 0));
    const { now } = await walker.control<{ now: number }>('GET', '/clock');
    return [
      exactly(`${name}: the order expires after`, await timeOf(walker, unpaid, 'expired'), HOUR_MS, 'ms'),
      exactly(`${name}: the hold runs out after`, await timeOf(walker, held, 'expired'), HOLD_MS, 'ms'),
      exactly(`${name}: the merchant is told so many times`, merchant.received.length, 11),
      exactly(`${name}: tries in the history`, tries.length, 11),
      exactly(`${name}: the last try comes after`, tries.at(-1) ?? Number.NaN, DAY_MS, 'ms'),
      holds(`${name}: the tries come one after another`, inOrder && tries[0] === 0, tries.join(' ')),
      exactly(`${name}: the clock shows the end`, now - START, HOLD_MS, 'ms'),
      reported(`${name}: a day takes`, tookMs / (HOLD_MS / DAY_MS), 'ms'),
    ];
  });
  await merchant.stop();
  return rows;
}

/** A clock that runs: a day passes in less than a second, and nothing of it is left out. */
async function showSpeed(): Promise<Row[]> {
  const merchant = await startMerchant({ status: 503, body: '' });
  const speed = 100_000;
  const rows = await withSimulator(new SimulatedClock({ now: START, speed: 0 }), async (walker) => {
    const unpaid = await walker.order();
    const failing = await walker.order({ notificationUrl: merchant.url });
    await walker.control('POST', `/orders/${failing.id}/pay`);
    await walker.control('PUT', '/clock', { speed });
    const began = performance.now();
    while (merchant.received.length < 11 && performance.now() - began < 20_000) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const tookMs = performance.now() - began;
    await walker.control('PUT', '/clock', { speed: 0 });
    const stopped = await walker.control<{ now: number }>('GET', '/clock');
    await new Promise((resolve) => setTimeout(resolve, 20));
    const later = await walker.control<{ now: number }>('GET', '/clock');
    const [notification] = await walker.control<Notification[]>('GET', '/notifications');
    const last = (notification?.attempts.at(-1)?.at ?? Number.NaN) - START;
    return [
      exactly(`at ${speed} times: the order expires after`, await timeOf(walker, unpaid, 'expired'), HOUR_MS, 'ms'),
      exactly(`at ${speed} times: the merchant is told so many times`, merchant.received.length, 11),
      exactly(`at ${speed} times: the last try comes after`, last, DAY_MS, 'ms'),
      reported(`at ${speed} times: a day takes`, tookMs, 'ms'),
      exactly('a stopped clock stands still', later.now, stopped.now, 'ms'),
    ];
  });
  await merchant.stop();
  return rows;
}

/** A snapshot that is put back knows what is still to come. */
async function showSnapshot(): Promise<Row[]> {
  const merchant = await startMerchant({ status: 503, body: '' });
  const saved = await withSimulator(new SimulatedClock({ now: START, speed: 0 }), async (walker) => {
    const unpaid = await walker.order();
    const failing = await walker.order({ notificationUrl: merchant.url });
    await walker.control('POST', `/orders/${failing.id}/pay`);
    await walker.control('POST', '/clock/forward', { ms: 30 * MINUTE_MS });
    return { unpaid, snapshot: await walker.control('GET', '/snapshot') };
  });
  const rows = await withSimulator(new SimulatedClock({ speed: 0 }), async (walker) => {
    await walker.control('PUT', '/snapshot', saved.snapshot);
    await walker.control('POST', '/clock/forward', { ms: DAY_MS });
    const [notification] = await walker.control<Notification[]>('GET', '/notifications');
    const last = (notification?.attempts.at(-1)?.at ?? Number.NaN) - START;
    return [
      exactly(
        'after a snapshot: the order expires after',
        await timeOf(walker, saved.unpaid, 'expired'),
        HOUR_MS,
        'ms',
      ),
      exactly('after a snapshot: the merchant was told so many times in all', merchant.received.length, 11),
      exactly('after a snapshot: the last try comes after', last, DAY_MS, 'ms'),
    ];
  });
  await merchant.stop();
  return rows;
}

/** An order that was changed or paid does not expire at its old time. */
async function showChanges(): Promise<Row[]> {
  return withSimulator(new SimulatedClock({ now: START, speed: 0 }), async (walker) => {
    const longer = await walker.order();
    const paid = await walker.order();
    const { expirationDate } = goodOrder(START + HOUR_MS);
    const { method, path } = API_CALLS.updateOrder;
    await walker.request(method, path.replace('{id}', longer.id), {
      body: { expirationDate },
      token: DEMONSTRATION_TOKEN,
    });
    await walker.control('POST', `/orders/${paid.id}/pay`);
    await walker.control('POST', '/clock/forward', { ms: DAY_MS });
    const { status } = await walker.data('getOrder', { id: paid.id });
    return [
      exactly('a changed order expires after', await timeOf(walker, longer, 'expired'), 2 * HOUR_MS, 'ms'),
      exactly('a paid order stays', status, 'completed'),
    ];
  });
}

export default suite({
  summary: 'an order expires, a failed notification is sent 11 times over 24 h, a hold runs out: each at its time',
  async run() {
    const rows: Row[] = [];
    for (const [name, steps] of WAYS) rows.push(...(await showEvents(name, steps)));
    return [...rows, ...(await showSpeed()), ...(await showSnapshot()), ...(await showChanges())];
  },
});
