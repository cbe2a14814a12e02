// With two servers behind nginx on one PostgreSQL, pages see every order through, in order, while each server is killed.
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { atMostInDeepRun, cases, check, exactly, quantile, type Row, reported, until } from '@invoicebox/test-kit';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launchChromium } from '../../scripts/lib/browser.mjs';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { MERCHANT_ID, notify } from '../support/coffee-shop.js';
import { type Databases, openDatabases } from '../support/databases.js';
import { endServerProcess, startServerProcess } from '../support/server-process.js';
import { type Balancer, startBalancer } from './balancer.js';
import type { Seen } from './page.js';

/** Number of pages, each in its own browser context, because a browser opens at most six connections per server. */
const PAGES = 6;
/** How long a page may show an error. */
const MAX_ERROR_MS = 3_000;
/** Price of one coffee, in roubles. */
const AMOUNT = 122;
/** Timeout for an order to be fulfilled. */
const SETTLE_TIMEOUT_MS = 120_000;

/** One of the servers, which can be killed and restarted. */
class Replica {
  readonly port: number;
  readonly #databaseUrl: string;
  #process: ChildProcess | undefined;

  constructor(port: number, databaseUrl: string) {
    this.port = port;
    this.#databaseUrl = databaseUrl;
  }

  async start(): Promise<void> {
    const file = join(import.meta.dirname, 'server.ts');
    this.#process = await startServerProcess(file, [String(this.port), this.#databaseUrl]);
  }

  kill(): Promise<void> {
    return endServerProcess(this.#process);
  }
}

async function openPage(browser: Browser, { url }: Balancer): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/page.html`);
  await page.waitForFunction(() => typeof globalThis.order === 'function');
  return page;
}

/** Retries the notification of a payment until it is accepted. @returns when that was, by `performance.now()`. */
async function pay({ url }: Balancer, number: string): Promise<number> {
  const order = {
    id: randomUUID(),
    merchantId: MERCHANT_ID,
    merchantOrderId: number,
    amount: AMOUNT,
    currencyId: 'RUB',
  };
  const body = JSON.stringify({ ...order, status: 'completed' });
  await until(
    () => notify((path, init) => fetch(`${url}${path}`, init), body).catch(() => undefined),
    (answer) => answer?.status === 'success',
    `notification of ${number}`,
  );
  return performance.now();
}

/** Waits until the page sees the order fulfilled. @returns the milliseconds since it was paid. */
async function untilFulfilled(page: Page, number: string, paidAt: number): Promise<number> {
  const isFulfilled = (of: string) => globalThis.seen.get(of)?.fulfilled === true;
  await page.waitForFunction(isFulfilled, number, { timeout: SETTLE_TIMEOUT_MS, polling: 20 });
  return performance.now() - paidAt;
}

/** Kills and restarts each replica in turn while the pages place orders. @returns the number of kills. */
async function killInTurn(replicas: readonly Replica[], progress: () => number): Promise<number> {
  let kills = 0;
  for (const [index, replica] of replicas.entries()) {
    const share = (index + 1) / (replicas.length + 1);
    await until(progress, (done) => done >= share, 'orders placed', SETTLE_TIMEOUT_MS);
    await replica.kill();
    kills += 1;
    await replica.start();
  }
  return kills;
}

function rowsOf(orders: readonly Seen[], latencies: readonly number[], n: number, kills: number): Row[] {
  const isRising = (revisions: readonly number[]) =>
    revisions.every((each, index) => each > (revisions[index - 1] ?? 0));
  return [
    exactly('orders that their page saw fulfilled', orders.filter(({ fulfilled }) => fulfilled).length, n),
    exactly('orders whose changes arrived in order', orders.filter(({ revisions }) => isRising(revisions)).length, n),
    reported('servers killed under load', kills),
    atMostInDeepRun(
      'longest error on a page',
      Math.max(0, ...orders.map(({ longestOfflineMs }) => longestOfflineMs)),
      MAX_ERROR_MS,
      'ms',
    ),
    reported('from payment to the page, median', quantile(latencies, 0.5), 'ms'),
    reported('from payment to the page, longest', Math.max(0, ...latencies), 'ms'),
  ];
}

let databases: Databases;
let replicas: Replica[] = [];
let balancer: Balancer;
let browser: Browser;

beforeAll(async () => {
  databases = await openDatabases();
  const databaseUrl = databases.create('PostgreSQL');
  replicas = [new Replica(await freePort(), databaseUrl), new Replica(await freePort(), databaseUrl)];
  await Promise.all(replicas.map((replica) => replica.start()));
  const script = await bundlePage({ folder: import.meta.dirname, entry: 'page.ts' });
  balancer = await startBalancer(
    replicas.map(({ port }) => port),
    script,
  );
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await balancer?.stop();
  await Promise.all(replicas.map((replica) => replica.kill()));
  await databases?.stop();
});

test('every page sees its orders through while each server is killed', async ({ task }) => {
  const n = cases({ quick: 60, deep: 300 });
  const pages = await Promise.all(Array.from({ length: PAGES }, () => openPage(browser, balancer)));
  const latencies: number[] = [];
  let started = 0;
  const buy = async (page: Page) => {
    while (started < n) {
      started += 1;
      const number = await page.evaluate(() => globalThis.order());
      latencies.push(await untilFulfilled(page, number, await pay(balancer, number)));
    }
  };
  const [kills] = await Promise.all([killInTurn(replicas, () => started / n), ...pages.map(buy)]);
  const seen = await Promise.all(pages.map((page) => page.evaluate(() => [...globalThis.seen.values()])));
  check(task, ...rowsOf(seen.flat(), latencies, n, kills));
});
