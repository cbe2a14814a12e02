// The template booking, copied to a folder of apps/, is built, started, sold and paid without a change of any other file.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atMost, check, exactly, until } from '@invoicebox/test-kit';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { launchChromium } from '../../scripts/lib/browser.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { run } from '../../scripts/lib/run.mjs';
import { type Addresses, bookInWorkbench, type Mode, type PageLocale, sellAtTill } from './journeys.js';
import { changedFiles, copyRepository, copyTemplate, ownLines, repositoryFiles } from './repository-copy.js';

/** The claim. */
const MAX_OWN_LINES = 320;
/** The package manager writes the new folder into its lockfile. */
const LOCKFILE = 'pnpm-lock.yaml';
const START_TIMEOUT_MS = 300_000;

const MODES: readonly Mode[] = ['order-web', 'order-app', 'suborder'];
const LOCALES: readonly PageLocale[] = ['ru', 'en'];

const files = repositoryFiles();
const folder = mkdtempSync(join(tmpdir(), 'third-app-'));
let browser: Browser;
let servers: ChildProcess;
let addresses: Addresses;
let output = '';

/** Starts everything as a newcomer does, on free ports. */
async function start(): Promise<Addresses> {
  const [simulator, gas, lounge, booking] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  const ports = {
    SIMULATOR_PORT: simulator,
    GAS_STATION_PORT: gas,
    BUSINESS_LOUNGE_PORT: lounge,
    BOOKING_PORT: booking,
  };
  const settings = { DEMO_STATIONS: '100', SIMULATOR_LIMITS: 'off', INVOICEBOX_REQUEST_LIMIT: '0', DATA_DIR: folder };
  const portSettings = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));
  const env = { ...process.env, ...settings, ...portSettings, NODE_ENV: 'production' };
  servers = spawn(process.execPath, ['scripts/start.mjs'], { cwd: folder, env });
  for (const stream of [servers.stdout, servers.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const isRunning = () => output.includes('Ctrl-C stops everything.') || servers.exitCode !== null;
  await until(isRunning, Boolean, 'npm start', START_TIMEOUT_MS);
  if (servers.exitCode !== null) throw new Error(`npm start ended:\n${output}`);
  return { simulator: `http://localhost:${simulator}/`, app: `http://127.0.0.1:${booking}/` };
}

interface OrderThere {
  id: string;
  merchantOrderId: string;
  status: string;
}

async function ordersThere(): Promise<OrderThere[]> {
  const response = await fetch(`${addresses.simulator}_sim/orders`);
  return ((await response.json()) as { data: OrderThere[] }).data;
}

async function payThere(number: string): Promise<void> {
  const order = (await ordersThere()).find(({ merchantOrderId }) => merchantOrderId === number);
  await fetch(`${addresses.simulator}_sim/orders/${order?.id}/pay`, { method: 'POST' });
}

beforeAll(async () => {
  copyRepository(files, folder);
  copyTemplate('templates/booking', join(folder, 'apps/third-app'));
  await run(process.execPath, ['scripts/build.mjs'], { cwd: folder, quiet: true });
  [browser, addresses] = await Promise.all([launchChromium(), start()]);
});
afterAll(async () => {
  await browser?.close();
  const ended = new Promise((resolve) => servers?.once('exit', resolve));
  if (servers?.kill('SIGINT')) await ended;
  rmSync(folder, { recursive: true, force: true });
});

test('is sold in every mode and language, and at its till', async ({ task }) => {
  const codes: string[] = [];
  for (const mode of MODES) {
    for (const locale of LOCALES) codes.push(await bookInWorkbench(browser, addresses, { mode, locale }));
  }
  const number = await sellAtTill(browser, addresses, payThere);
  const isPaid = (code: string) => (order: OrderThere) =>
    order.merchantOrderId === code && order.status === 'completed';
  const orders = await ordersThere();
  const changed = changedFiles(files, folder).filter((file) => file !== LOCKFILE);
  check(
    task,
    exactly(
      'paid in the workbench',
      codes.filter((code) => orders.some(isPaid(code))).length,
      MODES.length * LOCALES.length,
    ),
    exactly('paid at the till', Number(orders.some(isPaid(number))), 1),
    exactly('other files changed', changed.join(', '), ''),
    atMost('own lines', ownLines(join(folder, 'apps/third-app')), MAX_OWN_LINES),
  );
});
