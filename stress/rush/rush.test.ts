// When a thousand buyers come within ten seconds, all are served in order under the rate limit, and each is told its place.
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { SimulatedClock } from '@invoicebox/host-simulator';
import { RATE_LIMITS } from '@invoicebox/invoicebox-api/contract';
import { openDatabase } from '@invoicebox/merchant-server';
import {
  atLeast,
  atMost,
  atMostInDeepRun,
  cases,
  check,
  exactly,
  isDeepRun,
  quantile,
  type Row,
  reported,
} from '@invoicebox/test-kit';
import { afterAll, beforeAll, test } from 'vitest';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { type Databases, openDatabases } from '../support/databases.js';
import { endServerProcess, nextMessage, startServerProcess } from '../support/server-process.js';
import { type SimulatorProcess, startSimulatorProcess } from '../support/simulator-process.js';
import { type Buyer, buy, cancel } from './buyer.js';
import type { FromServer, ToServer } from './messages.js';

/** New buyers per second, while the clock runs at real speed. */
const BUYERS_A_SECOND = 100;
/** Speed of the clocks while the buyers wait. */
const SPEED = isDeepRun ? 10 : 5;
/** Buyers in a warm-up round. */
const WARM_UP = 100;
/** Warm-up rounds; only a deep run asserts times. */
const WARM_UPS = isDeepRun ? 10 : 0;
/** Allowed overhead over the time that the limit alone requires. */
const MAX_OVERHEAD = 1.05;
/** Calls run concurrently, so a later order may be created before an earlier one. */
const MAX_OVERTAKING = 100;
/**
 * Allowed error of an estimate: half a window of the rate limit, by the clock. A single estimate may be off by a whole
 * window, if its place is the last of a window and the order slips into the next one.
 */
const MAX_ERROR_MS = RATE_LIMITS.account.windowMs / 2;

/** Sends a message to the server and waits for its answer. */
async function ask(server: ChildProcess, message: ToServer): Promise<FromServer> {
  const answered = nextMessage<FromServer>(server);
  server.send(message);
  return answered;
}

/** Updates PostgreSQL's statistics while the queue is empty, as autovacuum might have done before a rush. */
async function analyse(databaseUrl: string): Promise<void> {
  const database = await openDatabase(databaseUrl);
  await database.run('VACUUM ANALYZE');
  await database.close();
}

/** Counts the orders created at Invoicebox, and the most orders that overtook a single one. */
async function overtaking(databaseUrl: string): Promise<{ made: number; max: number }> {
  const database = await openDatabase(databaseUrl);
  const rows = await database.run(
    `SELECT orders.created_at AS stored, MIN(order_history.at) AS made FROM orders
      JOIN order_history ON order_history.order_id = orders.id AND order_history.state = 'awaiting_payment'
      GROUP BY orders.id, orders.created_at`,
  );
  await database.close();
  const orders = rows.map(({ stored, made }) => ({ stored: Number(stored), made: Number(made) }));
  const counts = orders.map(
    (one) => orders.filter((other) => other.stored > one.stored && other.made < one.made).length,
  );
  return { made: orders.length, max: Math.max(0, ...counts) };
}

function rowsOf(buyers: readonly Buyer[], n: number): Row[] {
  const waited = buyers.filter(({ places }) => places.length > 0);
  const setbacks = waited.map(({ places }) =>
    Math.max(0, ...places.map(({ place }, index) => place - (places[index - 1]?.place ?? place))),
  );
  const errors = waited.flatMap(({ places, servedAt }) => places.map(({ readyAt }) => Math.abs(servedAt - readyAt)));
  const { requests } = RATE_LIMITS.account;
  return [
    exactly('buyers whose order can be paid', buyers.filter(({ lost }) => !lost).length, n),
    atLeast('buyers that had to wait and were told their place', waited.length, n - 1.5 * requests),
    atMost('most places that a buyer fell back', Math.max(0, ...setbacks), MAX_OVERTAKING),
    reported(
      'places that a buyer was told, median',
      quantile(
        waited.map(({ places }) => places.length),
        0.5,
      ),
    ),
    reported('error of an estimate, median', quantile(errors, 0.5) / 1000, 's of the clock'),
    atMostInDeepRun(
      'error of an estimate, 19 of 20',
      quantile(errors, 0.95) / 1000,
      MAX_ERROR_MS / 1000,
      's of the clock',
    ),
  ];
}

let databases: Databases;
let databaseUrl: string;
let simulator: SimulatorProcess;
let server: ChildProcess | undefined;
let url: string;

beforeAll(async () => {
  databases = await openDatabases();
  databaseUrl = databases.create('PostgreSQL');
  simulator = await startSimulatorProcess();
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  const file = join(import.meta.dirname, 'server.ts');
  server = await startServerProcess(file, [String(port), databaseUrl, simulator.url, String(SPEED)]);
});
afterAll(async () => {
  await endServerProcess(server, 'SIGTERM');
  await simulator?.stop();
  await databases?.stop();
});

/** Rounds of buyers that order and cancel. Each round waits until all permits are free again. */
async function warmUp(clock: SimulatedClock, setSpeed: (speed: number) => Promise<void>): Promise<void> {
  if (!server) return;
  for (let round = 1; round <= WARM_UPS; round += 1) {
    await setSpeed(1);
    const bought = await Promise.all(Array.from({ length: WARM_UP }, () => buy(url, () => clock.now())));
    await setSpeed(SPEED);
    // Open orders would be polled by the reconciler during the rush.
    await Promise.all(bought.map(({ id }) => cancel(url, id)));
    do await clock.sleep(RATE_LIMITS.account.windowMs / 10);
    while ((await ask(server, {})).free < RATE_LIMITS.account.requests);
  }
}

/** Buyers arrive at real speed, then wait for their orders at the speed of the test. */
async function rush(clock: SimulatedClock, n: number, setSpeed: (speed: number) => Promise<void>): Promise<Buyer[]> {
  await setSpeed(1);
  const began = clock.now();
  const buying: Promise<Buyer>[] = [];
  while (buying.length < n) {
    const due = Math.min(n, Math.ceil(((clock.now() - began) * BUYERS_A_SECOND) / 1000));
    while (buying.length < due) buying.push(buy(url, () => clock.now()));
    await clock.sleep(5);
  }
  await setSpeed(SPEED);
  return Promise.all(buying);
}

test('buyers are served in order, at the rate of the limit', async ({ task }) => {
  if (!server) throw new Error('There is no server.');
  const running = server;
  const n = cases({ quick: 300, deep: 1_000 });
  const clock = new SimulatedClock();
  const setSpeed = async (value: number) => {
    // Invoicebox's clock first: a server whose clock is ahead would call too early.
    await simulator.control('PUT', '/clock', { speed: value });
    await ask(running, { speed: value });
    clock.setSpeed(value);
  };
  await warmUp(clock, setSpeed);
  await analyse(databaseUrl);
  const began = clock.now();
  const buyers = await rush(clock, n, setSpeed);
  const tookMs = Math.max(...buyers.map(({ servedAt }) => servedAt)) - began;
  const { tooMany } = await ask(running, {});
  const { made, max } = await overtaking(databaseUrl);
  const { requests, windowMs } = RATE_LIMITS.account;
  const dictatedMs = (Math.ceil(n / requests) - 1) * windowMs;
  check(
    task,
    ...rowsOf(buyers, n),
    exactly('orders made', made - WARM_UPS * WARM_UP, n),
    exactly('429 answers', tooMany, 0),
    atMost('most orders that overtook a single one', max, MAX_OVERTAKING),
    reported('time that the limit dictates', dictatedMs / 1000, 's of the clock'),
    reported('time that it took', tookMs / 1000, 's of the clock'),
    atMostInDeepRun('to the time that the limit dictates', tookMs / dictatedMs, MAX_OVERHEAD, '×'),
  );
});
