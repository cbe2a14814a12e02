import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { SimulatedClock } from '@invoicebox/host-simulator';
import { RATE_LIMITS } from '@invoicebox/invoicebox-api';
import { openDatabase } from '@invoicebox/merchant-server';
import { freePort } from '../../e2e/support/free-port.js';
import { atLeast, atMost, exactly, quantile, type Row, reported, suite } from '../../scripts/lib/suite.mjs';
import { openDatabases } from '../support/databases.js';
import { startSimulatorProcess } from '../support/simulator-process.js';
import { type Buyer, buy, cancel } from './buyer.js';
import type { FromServer, ToServer } from './messages.js';

/** Buyers that come in a second of the clock, which runs at real speed meanwhile. */
const BUYERS_A_SECOND = 100;
/** How fast the clocks run while the buyers wait. In `npm test` other checks keep the machine busy. */
const SPEED = 50;
const SMALL_SPEED = 5;
/** Buyers that come before, to warm the programs up, and how often. */
const WARM_UP = 100;
const WARM_UPS = 10;
/** How much longer than the limit alone everything may take. */
const MOST_OVERHEAD = 1.05;
/** Calls under way at once: who was called later may be answered sooner. */
const MOST_OVERTAKING = 100;
/**
 * How far an estimate may be from what came, in milliseconds of the clock: half a window of the limit. One that stands
 * where two windows meet and comes a place later is off by a whole one.
 */
const LARGEST_ERROR_MS = RATE_LIMITS.account.windowMs / 2;

/** What the server says next. @throws Error if it ends instead. */
async function hear(server: ChildProcess): Promise<FromServer> {
  const waiting = new AbortController();
  const { signal } = waiting;
  const ended = once(server, 'exit', { signal }).then(([code]) => {
    throw new Error(`The server ended with ${code}.`);
  });
  ended.catch(() => undefined);
  const [answer] = (await Promise.race([once(server, 'message', { signal }), ended])) as [FromServer];
  waiting.abort();
  return answer;
}

async function ask(server: ChildProcess, message: ToServer): Promise<FromServer> {
  const answered = hear(server);
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
async function overtaking(databaseUrl: string): Promise<{ made: number; most: number }> {
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
  return { made: orders.length, most: Math.max(0, ...counts) };
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
    atMost('places that a buyer ever fell back', Math.max(0, ...setbacks), MOST_OVERTAKING),
    reported(
      'times that a buyer was told the place',
      quantile(
        waited.map(({ places }) => places.length),
        0.5,
      ),
    ),
    reported('error of an estimate, median', quantile(errors, 0.5) / 1000, 's of the clock'),
    atMost('error of an estimate, 19 of 20', quantile(errors, 0.95) / 1000, LARGEST_ERROR_MS / 1000, 's of the clock'),
  ];
}

export default suite({
  summary:
    'A thousand buyers in ten seconds, with the limit on: served in order, each told its place; nothing is lost.',
  cases: { full: 1_000, small: 500 },
  async run({ n, small }) {
    const speed = small ? SMALL_SPEED : SPEED;
    const databases = await openDatabases();
    const databaseUrl = databases.create('PostgreSQL');
    const simulator = await startSimulatorProcess();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const server = fork(
      join(import.meta.dirname, 'server.ts'),
      [String(port), databaseUrl, simulator.url, String(speed)],
      {
        execArgv: ['--import', 'tsx', '--conditions=source'],
        stdio: ['ignore', 2, 2, 'ipc'],
      },
    );
    try {
      await hear(server);
      const clock = new SimulatedClock();
      const setSpeed = async (value: number) => {
        // One after the other: a server whose clock went before Invoicebox's would call too soon.
        await simulator.control('PUT', '/clock', { speed: value });
        await ask(server, { speed: value });
        clock.setSpeed(value);
      };
      for (let round = 1; round <= WARM_UPS; round += 1) {
        await setSpeed(1);
        const bought = await Promise.all(Array.from({ length: WARM_UP }, () => buy(url, () => clock.now())));
        await setSpeed(SPEED);
        // Nobody pays here, and for an open order the reconciler would ask while the thousand wait.
        await Promise.all(bought.map(({ id }) => cancel(url, id)));
        // Until the limit has forgotten them.
        do await clock.sleep(RATE_LIMITS.account.windowMs / 10);
        while ((await ask(server, {})).free < RATE_LIMITS.account.requests);
      }
      await analyse(databaseUrl);
      await setSpeed(1);
      const began = clock.now();
      const buying: Promise<Buyer>[] = [];
      while (buying.length < n) {
        const due = Math.min(n, Math.ceil(((clock.now() - began) * BUYERS_A_SECOND) / 1000));
        while (buying.length < due) buying.push(buy(url, () => clock.now()));
        await clock.sleep(5);
      }
      await setSpeed(speed);
      const buyers = await Promise.all(buying);
      const tookMs = Math.max(...buyers.map(({ servedAt }) => servedAt)) - began;
      const { tooMany } = await ask(server, {});
      const { made, most } = await overtaking(databaseUrl);
      const { requests, windowMs } = RATE_LIMITS.account;
      const dictatedMs = (Math.ceil(n / requests) - 1) * windowMs;
      return [
        ...rowsOf(buyers, n),
        exactly('orders made', made - WARM_UPS * WARM_UP, n),
        exactly('answers of 429', tooMany, 0),
        atMost('orders that overtook one, at most', most, MOST_OVERTAKING),
        reported('time that the limit dictates', dictatedMs / 1000, 's of the clock'),
        reported('time that it took', tookMs / 1000, 's of the clock'),
        atMost('to the time that the limit dictates', tookMs / dictatedMs, MOST_OVERHEAD, '×'),
      ];
    } finally {
      server.kill('SIGTERM');
      await once(server, 'exit');
      await simulator.stop();
      await databases.stop();
    }
  },
});
