import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { orderFuel, readFuelOrder } from '../support/fuel-order.js';
import { type OwnStation, ownStation } from '../support/own-station.js';
import { simulator } from '../support/simulator.js';

let station: OwnStation;

beforeEach(simulator.reset);
beforeAll(async () => {
  station = await ownStation(() => ({ FORECOURT: 'manual' }));
  await station.start();
});
afterAll(() => station.remove());

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
