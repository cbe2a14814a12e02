import { expect, it } from 'vitest';
import { forecourt } from '../support/forecourt.js';
import { orderFuel, readFuelOrder } from '../support/fuel-order.js';
import { simulator } from '../support/simulator.js';
import { killServer, startServer, useStack } from '../support/stack.js';

useStack(['host-simulator', 'gas-station'], { FORECOURT: 'manual' });

async function restart(): Promise<void> {
  await killServer('gas-station');
  await startServer('gas-station');
}

it('a server that is killed between payment, nozzle and fuel gives the fuel once, and the money is right', async () => {
  const { id, number, amount, summary } = await orderFuel();
  const { stationId, pump } = (summary as { selection: { stationId: string; pump: number } }).selection;
  await simulator.pay((await simulator.orderWithNumber(number)).id);
  const read = () => readFuelOrder(id);
  const state = async () => ((await read()).fulfilment as { state: string } | undefined)?.state;
  await expect.poll(state).toBe('released');
  const released = (await read()).fulfilment as { releasedAt: number };

  await restart();
  await forecourt.act(stationId, pump, 'lift');
  await forecourt.act(stationId, pump, 'squeeze');
  await restart();

  // The fuel kept flowing; the server reads the order's transaction from the pump.
  const ended = async () => (await read()).fulfilmentState;
  await expect.poll(ended, { timeout: 60_000, interval: 500 }).toBe('fulfilled');
  const { fulfilment, given, refunds } = await read();
  expect(fulfilment).toMatchObject({ state: 'done', dispensed: 10_000, releasedAt: released.releasedAt });
  expect([given, refunds]).toEqual([[10_000], []]);
  expect(amount).toBeGreaterThan(0);
  await expect.poll(simulator.log).toContain('"kind":"shipment"');
});
