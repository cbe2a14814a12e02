// A thousand buyers in ten seconds, with the limit on: served in order, each told its place; nothing is lost.
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

/** Buyers that come in a second of the clock, which runs at real speed meanwhile. */
const BUYERS_A_SECOND = 100;
/** How many times as fast as real time the clocks run while the buyers wait. */
const SPEED = isDeepRun ? 10 : 5;
/** Buyers that come before, to warm the programs up for figures of time, and how often. */
const WARM_UP = 100;
const WARM_UPS = isDeepRun ? 10 : 0;
/** Allowed overhead over the time that the limit alone requires. */
const MAX_OVERHEAD = 1.05;
/** Concurrent calls: a later one may be answered sooner. */
const MAX_OVERTAKING = 100;
/**
 * How far an estimate may be from what came: half a window of the limit, by the clock. One that stands where two windows
 * meet and comes a place later is off by a whole one.
 */
const MAX_ERROR_MS = RATE_LIMITS.account.windowMs / 2;

/** Asks the server for what it has seen, or sets the speed of its clock. */
async function ask(server: ChildProcess, message: ToServer): Promise<FromServer> {
  const answered = nextMessage<FromServer>(server);
  server.send(message);
  return answered;
}

/** As PostgreSQL does by itself now and then: what it knows of its tables is from a time when nobody waited. */
async function analyse(databaseUrl: string): Promise<void> {
  const database = await openDatabase(databaseUrl);
  await database.run('VACUUM ANALYZE');
  await database.close();
}

/** For each order how many that were stored later were made at Invoicebox sooner. */
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
    atMost('places that a buyer ever fell back', Math.max(0, ...setbacks), MAX_OVERTAKING),
    reported(
      'times that a buyer was told the place',
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

/** Buyers that come and cancel, until the limit has forgotten them. */
async function warmUp(clock: SimulatedClock, setSpeed: (speed: number) => Promise<void>): Promise<void> {
  if (!server) return;
  for (let round = 1; round <= WARM_UPS; round += 1) {
    await setSpeed(1);
    const bought = await Promise.all(Array.from({ length: WARM_UP }, () => buy(url, () => clock.now())));
    await setSpeed(SPEED);
    // Nobody pays here, and for an open order the reconciler would ask while the thousand wait.
    await Promise.all(bought.map(({ id }) => cancel(url, id)));
    do await clock.sleep(RATE_LIMITS.account.windowMs / 10);
    while ((await ask(server, {})).free < RATE_LIMITS.account.requests);
  }
}

/** Buyers that come one after another, at real speed, and wait for their orders, at the speed of the test. */
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
    // One after the other: a server whose clock went before Invoicebox's would call too soon.
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
    exactly('answers of 429', tooMany, 0),
    atMost('orders that overtook one, at most', max, MAX_OVERTAKING),
    reported('time that the limit dictates', dictatedMs / 1000, 's of the clock'),
    reported('time that it took', tookMs / 1000, 's of the clock'),
    atMostInDeepRun('to the time that the limit dictates', tookMs / dictatedMs, MAX_OVERHEAD, '×'),
  );
});
