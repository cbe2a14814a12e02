// After servers were killed and requests lost, delayed, duplicated or tampered with, both sides and the pumps agree on every order.
import {
  changedSettings,
  DEMONSTRATION_SHOP,
  type RunningSimulator,
  SECOND_SHOP,
  SEED,
  startSimulator,
} from '@invoicebox/host-simulator';
import { migrate, openDatabase } from '@invoicebox/merchant-server';
import type { OrderView } from '@invoicebox/merchant-server/page-api';
import { cases, check, exactly, isDeepRun, Random, type Row, reported, seed } from '@invoicebox/test-kit';
import { afterAll, beforeAll, test } from 'vitest';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { type Databases, ENGINES, type EngineName, openDatabases } from '../support/databases.js';
import { buy, PLANS, type Told, type World } from './buyer.js';
import { differences, isAtRest } from './differences.js';
import { Fleet } from './fleet.js';
import { type Network, openNetwork } from './network.js';
import { type Pumps, startPumps } from './pumps.js';
import type { ServerSettings } from './settings.js';
import { clockOf, type Timeline } from './timeline.js';

/** Speed of the clock, so that leases, retries and expiries happen within a run. */
const SPEED = 30;
/** Number of servers. A libSQL file allows only one. */
const SERVERS: Readonly<Record<EngineName, number>> = { libSQL: 1, PostgreSQL: 2 };
/** Concurrent buyers. */
const BUYERS_AT_ONCE = 16;
/** Maximum time between two kills, in real time. */
const MAX_LIFE_MS = 2_500;
/** Share of requests with a mishap on each network. */
const MISHAP_SHARE = 0.12;
/** Timeout for all orders to settle after the mishaps have ended, in real time. */
const SETTLE_TIMEOUT_MS = 180_000;
/** Interval between polls, in real time. */
const POLL_MS = 200;

/** One run: a database engine, and whether Invoicebox requires unique order numbers. */
interface Setting {
  name: string;
  engine: EngineName;
  unique: boolean;
}

/** The running servers and their environment. */
interface Scene {
  simulator: RunningSimulator;
  pumps: Pumps;
  fleet: Fleet;
  networks: Record<'page' | 'api' | 'notifications', Network>;
  stop(): Promise<void>;
}

async function openScene({ engine, unique }: Setting, databases: Databases, random: Random): Promise<Scene> {
  const timeline: Timeline = { real: Date.now(), simulated: Date.now(), speed: SPEED };
  const clock = clockOf(timeline);
  const settings = changedSettings(SEED, { limits: { enabled: false } });
  const simulator = await startSimulator({ clock, settings });
  const pumps = await startPumps(() => clock.now());
  const ports = await Promise.all(Array.from({ length: SERVERS[engine] }, () => freePort()));
  let fleet: Fleet | undefined;
  const toServers = { ports: () => fleet?.ports() ?? [], share: MISHAP_SHARE, random };
  const networks = {
    page: await openNetwork({
      ...toServers,
      kinds: ['request lost', 'answer lost', 'delayed', 'duplicated', 'answer cut short'],
    }),
    notifications: await openNetwork({
      ...toServers,
      kinds: ['request lost', 'answer lost', 'delayed', 'duplicated', 'tampered'],
    }),
    api: await openNetwork({
      ports: () => [Number(new URL(simulator.url).port)],
      ...{ share: MISHAP_SHARE, random },
      kinds: ['request lost', 'answer lost', 'delayed', 'duplicated', 'answer cut short'],
    }),
  };
  const { merchantId, signingKey, signatureAlgorithm } = unique ? DEMONSTRATION_SHOP : SECOND_SHOP;
  const databaseUrl = databases.create(engine);
  const common: Omit<ServerSettings, 'port'> = {
    ...{ databaseUrl, merchantId, signingKey, signatureAlgorithm, timeline },
    apiUrl: networks.api.url,
    notificationUrl: `${networks.notifications.url}/invoicebox/notification`,
    pumpsUrl: pumps.url,
  };
  const database = await openDatabase(databaseUrl);
  await migrate(database);
  await database.close();
  fleet = new Fleet(ports.map((port) => ({ ...common, port })));
  await fleet.start();
  return {
    ...{ simulator, pumps, fleet, networks },
    async stop() {
      await fleet?.stop();
      await Promise.all(Object.values(networks).map((network) => network.stop()));
      await pumps.stop();
      await simulator.stop();
    },
  };
}

/** Buyers place orders while servers are killed and requests fail. @returns the orders that buyers saw. */
async function storm(scene: Scene, n: number, random: Random): Promise<Told[]> {
  const told: Told[] = [];
  let next = 0;
  let isOver = false;
  const world: World = {
    pageUrl: scene.networks.page.url,
    random,
    isOver: () => isOver,
    async atInvoicebox(number, action) {
      const { simulator } = scene;
      const live = simulator.simulator.book.all.find(
        ({ response }) => response.merchantOrderId === number && response.status === 'created',
      );
      if (live) await fetch(`${simulator.url}/_sim/orders/${live.response.id}/${action}`, { method: 'POST' });
    },
  };
  const buyer = async () => {
    while (next < n) {
      const plan = PLANS[next % PLANS.length] ?? PLANS[0];
      next += 1;
      await buy(world, plan, (order) => void told.push(order));
    }
  };
  const buying = Promise.all(Array.from({ length: BUYERS_AT_ONCE }, buyer));
  let buyersAreGone = false;
  const gone = buying.finally(() => {
    buyersAreGone = true;
  });
  const killing = (async () => {
    while (!buyersAreGone) {
      await pause(random.next() * MAX_LIFE_MS);
      await scene.fleet.killOne(random);
    }
  })();
  await Promise.race([gone, pause(SETTLE_TIMEOUT_MS + n * 1_000)]);
  isOver = true;
  await gone;
  await killing;
  for (const network of Object.values(scene.networks)) network.heal();
  return told;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Waits until all orders are settled or the timeout has passed. @returns the orders as a page sees them. */
async function settle(scene: Scene, told: readonly Told[]): Promise<OrderView[]> {
  const end = Date.now() + SETTLE_TIMEOUT_MS;
  for (;;) {
    const orders = await Promise.all(
      told.map(async ({ id }) => {
        const response = await fetch(`${scene.networks.page.url}/api/orders/${id}`);
        return ((await response.json()) as { order: OrderView }).order;
      }),
    );
    const isQuiet = orders.every((order) => differences(scene.simulator.simulator, scene.pumps, order).length === 0);
    if ((isQuiet && orders.every(isAtRest)) || Date.now() > end) return orders;
    await pause(POLL_MS);
  }
}

async function play(setting: Setting, databases: Databases, n: number): Promise<Row[]> {
  const random = new Random(seed);
  const scene = await openScene(setting, databases, random);
  try {
    const told = await storm(scene, n, random);
    const orders = await settle(scene, told);
    const { simulator, pumps, fleet, networks } = scene;
    const wrong = orders.flatMap((order) => differences(simulator.simulator, pumps, order));
    const known = new Set(orders.map(({ number }) => number));
    const strays = simulator.simulator.book.all.filter(
      ({ response: { merchantOrderId, status } }) =>
        !known.has(merchantOrderId) && !['canceled', 'expired'].includes(status),
    );
    const { name } = setting;
    const mishaps = Object.entries(networks).flatMap(([connection, network]) =>
      [...network.mishaps].filter(([, times]) => times > 0).map(([kind, times]) => `${connection} ${kind} ${times}`),
    );
    return [
      reported(`${name}: servers killed`, fleet.kills),
      reported(`${name}: mishaps`, mishaps.join(', ')),
      reported(`${name}: final states`, tally(orders)),
      exactly(`${name}: orders that buyers were told of`, told.length, n),
      exactly(`${name}: orders that differ`, wrong.slice(0, 3).join('; ') || 'none', 'none'),
      exactly(`${name}: orders at Invoicebox that nobody was told of`, strays.length, 0),
    ];
  } finally {
    await scene.stop();
  }
}

/** Counts the final states of the orders. */
function tally(orders: readonly OrderView[]): string {
  const counts = new Map<string, number>();
  for (const { state, fulfilmentState } of orders) {
    const end = `${state}/${fulfilmentState}`;
    counts.set(end, (counts.get(end) ?? 0) + 1);
  }
  return [...counts].map(([end, count]) => `${end} ${count}`).join(', ');
}

const SETTINGS: readonly Setting[] = ENGINES.flatMap((engine) => [
  { name: `${engine}, numbers unique`, engine, unique: true },
  { name: `${engine}, numbers not unique`, engine, unique: false },
]);
/** A quick run covers each engine and each kind of numbers once. */
const PLAYED = isDeepRun ? SETTINGS : SETTINGS.filter(({ engine, unique }) => unique === (engine === 'PostgreSQL'));

let databases: Databases;

beforeAll(async () => {
  databases = await openDatabases();
});
afterAll(() => databases?.stop());

test.for(PLAYED)('all agree in the end: $name', async (setting, { task }) => {
  check(task, ...(await play(setting, databases, cases({ quick: 22, deep: 300 }))));
});
