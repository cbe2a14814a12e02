import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { orderFuel, readFuelOrder } from '../support/fuel-order.js';
import { type OwnStation, ownStation } from '../support/own-station.js';
import { simulator } from '../support/simulator.js';

/** The automation of a station as docs/gas-station.md asks for it: every pump gives half a litre less than it should. */
const CONTROLLER = `
export default function open({ clock }) {
  const orders = new Map();
  return {
    async release({ orderId, pump, litres }) {
      const now = clock.now();
      const times = { releasedAt: now, changedAt: now, expiresAt: now };
      const known = orders.get(orderId) ?? { pump, state: 'done', litres, dispensed: litres - 500, ...times, ended: 'hung_up' };
      orders.set(orderId, known);
      return known;
    },
    revoke: async () => 'too_late',
    fuelling: async (orderId) => orders.get(orderId),
    states: async () => [{ number: 1, state: 'busy' }],
    listen: () => () => undefined,
  };
}
`;

let station: OwnStation;

beforeEach(simulator.reset);
beforeAll(async () => {
  station = await ownStation((folder) => ({ PUMP_CONTROLLER: join(folder, 'station.mjs') }));
  writeFileSync(join(station.folder, 'station.mjs'), CONTROLLER);
  await station.start();
});
afterAll(() => station.remove());

describe('a gas station with an automation of its own', () => {
  it('has no simulated forecourt: neither its page nor its API is there', async () => {
    for (const path of ['forecourt', 'forecourt/d1', 'forecourt.html', 'forecourt/api/stations']) {
      expect([path, (await fetch(`${station.url}${path}`)).status]).toEqual([path, 404]);
    }
    const write = await fetch(`${station.url}forecourt/api/settings`, { method: 'POST', body: '{}' });
    expect(write.status).toBe(404);
  });

  it('asks it how the pumps are, and takes its word for what was dispensed', async () => {
    const { id, number, summary } = await orderFuel(station.url);
    const { stationId } = (summary as { selection: { stationId: string } }).selection;
    const states = await (await fetch(`${station.url}api/stations/${stationId}/pumps`)).json();
    expect(states).toMatchObject({ pumps: expect.arrayContaining([{ number: 1, state: 'busy' }]) });
    const there = (await simulator.orders()).find(({ merchantOrderId }) => merchantOrderId === number);
    await simulator.pay(there?.id ?? '');
    const ended = async () => (await readFuelOrder(id, station.url)).fulfilmentState;
    await expect.poll(ended, { timeout: 20_000 }).toBe('partial');
    expect(await readFuelOrder(id, station.url)).toMatchObject({ given: [9_500], refunds: [{ reason: 'rest' }] });
  });
});
