import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { services, startServices } from '../../scripts/lib/services.mjs';

/** A server of the stack. */
export type ServerName = 'host-simulator' | 'gas-station' | 'business-lounge';

const ports = {
  SIMULATOR_PORT: await freePort(),
  GAS_STATION_PORT: await freePort(),
  BUSINESS_LOUNGE_PORT: await freePort(),
};
const folder = mkdtempSync(join(inject('dataFolder'), 'stack-'));

/**
 * The addresses of this test file's servers: every file has ports and databases of its own. Nothing listens there
 * before {@link useStack} has started it.
 */
export const stack = {
  /** The host's pages, at `localhost`. */
  host: `http://localhost:${ports.SIMULATOR_PORT}/`,
  /** The same server as programs call it, at `127.0.0.1`. */
  api: `http://127.0.0.1:${ports.SIMULATOR_PORT}`,
  gate: `ws://127.0.0.1:${ports.SIMULATOR_PORT}/v3/gate/rpc`,
  gasStation: `http://127.0.0.1:${ports.GAS_STATION_PORT}/`,
  businessLounge: `http://127.0.0.1:${ports.BUSINESS_LOUNGE_PORT}/`,
  /** Where the databases lie. */
  folder,
};

const running = new Map<ServerName, Awaited<ReturnType<typeof startServices>>>();
const deaths: string[] = [];
let environment: Record<string, string> = {};
let output = '';

/** Prints the servers' output since the last call. */
function printOutput(): void {
  if (output) console.error(`The servers said:\n${output}`);
  output = '';
}

/** Stations of the demonstration: as many as the product has take two seconds more to start. */
const DEMO_STATIONS = '3000';

/** Starts a server of the stack, which is running already unless it was killed. */
export async function startServer(name: ServerName): Promise<void> {
  const service = services(folder, ports).find((known) => known.name === name);
  if (!service) throw new Error(`There is no server ${name}.`);
  const wanted = { ...service, env: { ...service.env, ...environment } };
  // A server that exits during start-up has been reported already.
  const onDeath = (_: string, how: string) => running.has(name) && deaths.push(`${name} ended (${how}).`);
  running.set(name, await startServices([wanted], onDeath, { onOutput: (text) => (output += text) }));
}

/** Kills a server without a shutdown, like a power cut. */
export async function killServer(name: ServerName): Promise<void> {
  await running.get(name)?.kill();
}

/**
 * Starts servers before the tests of this file and ends them after the last one. What they print is shown when a test
 * fails.
 *
 * @param names of the servers that the file needs.
 * @param settings further variables of their environment.
 * @returns their addresses.
 */
export function useStack(names: readonly ServerName[], settings: Record<string, string> = {}): typeof stack {
  // All tests are one account's, many times faster than any shop: its limit has tests of its own.
  const answers = { SIMULATOR_ANSWERS: process.env.E2E_ANSWERS ?? 'full' };
  environment = { SIMULATOR_LIMITS: 'off', INVOICEBOX_REQUEST_LIMIT: '0', DEMO_STATIONS, ...answers, ...settings };

  beforeAll(async () => {
    await Promise.all(names.map(startServer)).catch((error) => {
      printOutput();
      throw error;
    });
  });
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') printOutput();
  });
  afterAll(async () => {
    // Their data are thrown away: nothing is to be finished.
    await Promise.all(names.map(killServer));
    if (deaths.length > 0) printOutput();
    expect(deaths).toEqual([]);
  });
  return stack;
}
