import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orderFuel, readFuelOrder } from '../support/fuel-order.js';
import { simulator } from '../support/simulator.js';
import { stack, useStack } from '../support/stack.js';

/** The automation of a station as docs/gas-station.md asks for it: every pump gives half a litre less than it should. */
const CONTROLLER = `
export default function open({ clock }) {
  const orders = new Map();
  return {
    async authorize({ orderId, pump, litres }) {
      const now = clock.now();
      const times = { releasedAt: now, changedAt: now, expiresAt: now };
      const known = orders.get(orderId) ?? { pump, state: 'done', litres, dispensed: litres - 500, ...times, ended: 'hung_up' };
      orders.set(orderId, known);
      return known;
    },
    revoke: async () => 'too_late',
    transaction: async (orderId) => orders.get(orderId),
    states: async () => [{ number: 1, state: 'busy' }],
    listen: () => () => undefined,
  };
}
`;

const controllerFile = join(stack.folder, 'station.mjs');
writeFileSync(controllerFile, CONTROLLER);
const { gasStation } = useStack(['host-simulator', 'gas-station'], { PUMP_CONTROLLER: controllerFile });

describe('a gas station with an automation of its own', () => {
  it('has no simulated forecourt: neither its page nor its API is there', async () => {
    for (const path of ['forecourt', 'forecourt/d1', 'forecourt.html', 'forecourt/api/stations']) {
      expect([path, (await fetch(`${gasStation}${path}`)).status]).toEqual([path, 404]);
    }
    const write = await fetch(`${gasStation}forecourt/api/settings`, { method: 'POST', body: '{}' });
    expect(write.status).toBe(404);
  });

  it('asks it how the pumps are, and takes its word for what was dispensed', async () => {
    const { id, number, summary } = await orderFuel();
    const { stationId } = (summary as { selection: { stationId: string } }).selection;
    const states = await (await fetch(`${gasStation}api/stations/${stationId}/pumps`)).json();
    expect(states).toMatchObject({ pumps: expect.arrayContaining([{ number: 1, state: 'busy' }]) });
    await simulator.pay((await simulator.orderWithNumber(number)).id);
    await expect.poll(async () => (await readFuelOrder(id)).fulfilmentState).toBe('partial');
    expect(await readFuelOrder(id)).toMatchObject({ given: [9_500], refunds: [{ reason: 'rest' }] });
  });
});
