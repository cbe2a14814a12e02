import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { services, startServices } from '../../scripts/lib/services.mjs';
import { freePort } from '../support/free-port.js';
import { orderFuel, readFuelOrder } from '../support/fuel-order.js';
import { simulator } from '../support/simulator.js';

const { api } = inject('addresses');
let station: { url: string; stop: () => Promise<void> };

beforeEach(simulator.reset);

/** A gas station beside the other one, without an address that Invoicebox could call. */
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'invoicebox-gate-'));
  const [known] = services(folder).filter(({ name }) => name === 'gas-station');
  if (!known) throw new Error('There is no gas station.');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const env = {
    ...known.env,
    GAS_STATION_PORT: String(port),
    NOTIFICATIONS: 'gate',
    INVOICEBOX_GATE_URL: `${api.replace('http:', 'ws:')}/v3/gate/rpc`,
  };
  const onDeath = (name: string, how: string) => console.error(`${name} ended (${how}) during the tests.`);
  const running = await startServices([{ ...known, port, url, env }], onDeath);
  station = {
    url,
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
});
afterAll(() => station.stop());

describe('a gas station without a public address', () => {
  it('hears of the payment through the gate and releases the pump', async () => {
    const view = await orderFuel(station.url);
    const order = (await simulator.orders()).find(({ merchantOrderId }) => merchantOrderId === view.number);
    if (!order) throw new Error(`The simulator has no order ${view.number}.`);
    expect(order.notificationUrl).toBeUndefined();
    await simulator.pay(order.id);
    await vi.waitFor(
      async () => {
        const order = await readFuelOrder(view.id, station.url);
        expect(order).toMatchObject({ state: 'paid', fulfilmentState: 'fulfilled' });
      },
      { timeout: 20_000 },
    );
    const [notification] = await simulator.notifications();
    expect(notification).toMatchObject({ status: 'completed', state: 'delivered' });
  });
});
