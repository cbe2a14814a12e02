import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, it, vi } from 'vitest';
import { root } from '../../scripts/lib/run.mjs';
import { services } from '../../scripts/lib/services.mjs';
import { freePort } from '../support/free-port.js';
import { orderFuel, readFuelOrder } from '../support/fuel-order.js';
import { simulator } from '../support/simulator.js';

const { api } = inject('addresses');

/** A gas station of its own, that is killed and started again. */
interface Mortal {
  url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
}

function mortalStation(folder: string, port: number): Mortal {
  const url = `http://127.0.0.1:${port}/`;
  const [known] = services(folder).filter(({ name }) => name === 'gas-station');
  if (!known) throw new Error('There is no gas station.');
  const env = {
    ...process.env,
    ...known.env,
    GAS_STATION_PORT: String(port),
    DEMO_STATIONS: '500',
    FORECOURT: 'manual',
    NOTIFICATIONS: 'gate',
    INVOICEBOX_GATE_URL: `${api.replace('http:', 'ws:')}/v3/gate/rpc`,
  };
  let child: ChildProcess | undefined;
  return {
    url,
    async start() {
      const guard = join(root, 'scripts/lib/end-with-parent.mjs');
      const stdio = ['ignore', 'inherit', 'inherit', 'ipc'] as const;
      child = spawn(process.execPath, ['--import', guard, known.entry], { env, stdio: [...stdio] });
      await vi.waitFor(async () => expect((await fetch(`${url}readyz`)).status).toBe(200), { timeout: 30_000 });
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

let folder: string;
let station: Mortal;

beforeEach(simulator.reset);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'invoicebox-mortal-'));
  station = mortalStation(folder, await freePort());
  await station.start();
});
afterAll(async () => {
  await station.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function act(stationId: string, pump: number, action: string): Promise<void> {
  const response = await fetch(`${station.url}forecourt/api/stations/${stationId}/pumps/${pump}/${action}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: new URL(station.url).origin },
    body: '{}',
  });
  expect([action, response.status]).toEqual([action, 200]);
}

it('a server that is killed between payment, nozzle and fuel gives the fuel once, and the money is right', async () => {
  const { id, number, amount, summary } = await orderFuel(station.url);
  const { stationId, pump } = (summary as { selection: { stationId: string; pump: number } }).selection;
  const there = (await simulator.orders()).find(({ merchantOrderId }) => merchantOrderId === number);
  await simulator.pay(there?.id ?? '');
  const read = () => readFuelOrder(id, station.url);
  const state = async () => ((await read()).fulfilment as { state: string } | undefined)?.state;
  await expect.poll(state, { timeout: 20_000 }).toBe('released');
  const released = (await read()).fulfilment as { releasedAt: number };

  await station.kill();
  await station.start();
  await act(stationId, pump, 'lift');
  await act(stationId, pump, 'squeeze');
  await station.kill();
  await station.start();

  // The fuel went on flowing; the server asks the pump what became of the order.
  const ended = async () => (await read()).fulfilmentState;
  await expect.poll(ended, { timeout: 45_000, interval: 500 }).toBe('fulfilled');
  const { fulfilment, given, refunds } = await read();
  expect(fulfilment).toMatchObject({ state: 'done', dispensed: 10_000, releasedAt: released.releasedAt });
  expect([given, refunds]).toEqual([[10_000], []]);
  expect(amount).toBeGreaterThan(0);
  await expect.poll(simulator.log, { timeout: 20_000 }).toContain('"kind":"shipment"');
});
