import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { onTestFinished } from 'vitest';
import { record } from '../server/test-support/network.js';
import { describePumpController } from '../server/test-support/pump-controller-contract.js';
import { stationSchema } from '../stations/station.js';
import { SimulatedForecourt } from './simulated-forecourt.js';

const STATION = stationSchema.parse(record());

describePumpController('the simulated forecourt', async () => {
  const forecourt = new SimulatedForecourt({
    stations: { byId: (id) => (id === STATION.id ? STATION : undefined) },
    clock: new ManualClock(1_700_000_000_000),
    file: null,
    settings: { auto: false, litresPerMinute: 40 },
    warn: (text) => {
      throw new Error(text);
    },
  });
  onTestFinished(() => forecourt.stop());
  const request = {
    orderId: 'o1',
    stationId: 'msk-1',
    pump: 1,
    fuel: 'ai95',
    litres: 10_000,
    fullTank: false,
  } as const;
  return { controller: forecourt, request, lift: () => forecourt.act('msk-1', 1, 'lift') };
});
