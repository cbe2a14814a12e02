import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import type { PaidOrder } from '@invoicebox/merchant-server';
import { describe, expect, it } from 'vitest';
import { SimulatedForecourt } from '../forecourt/simulated-forecourt.js';
import type { PumpTransaction } from '../pumps/pump-controller.js';
import { stationSchema } from '../stations/station.js';
import { Fuellings } from './fuellings.js';
import { fulfilmentOf } from './fulfilment.js';
import { record } from './test-support/network.js';

const STATION = stationSchema.parse(record());
const LINES = [
  {
    sku: 'fuel-ai95',
    name: 'АИ-95',
    unit: 'litre',
    quantity: 10_000,
    price: 66_66,
    vatCode: 'RUS_VAT22',
    type: 'commodity',
  },
  {
    sku: 'extra-coffee',
    name: 'Кофе',
    unit: 'piece',
    quantity: 2_000,
    price: 180_00,
    vatCode: 'RUS_VAT22',
    type: 'commodity',
  },
] as const;
const SELECTION = {
  stationId: 'msk-1',
  fuel: 'ai95',
  pump: 1,
  volume: { kind: 'litres', thousandths: 10_000 },
  extras: [{ id: 'coffee', count: 2 }],
};
const ORDER: PaidOrder = {
  id: 'o1',
  number: 'GS-1',
  locale: 'ru',
  paidAt: 1,
  selection: SELECTION,
  offer: { description: 'Топливо', lines: [...LINES], summary: { selection: SELECTION, litres: 10_000 } },
};
const FUELLING: PumpTransaction = {
  ...{ pump: 1, state: 'done', litres: 10_000, dispensed: 0 },
  ...{ releasedAt: 1, changedAt: 2, expiresAt: 3 },
};

describe('what an order has come to', () => {
  it.each<[Partial<PumpTransaction>, object]>([
    [{ state: 'queued' }, { given: 'later' }],
    [{ state: 'dispensing', dispensed: 10_000 }, { given: 'later' }],
    [{ dispensed: 10_000, ended: 'full' }, { given: 'all' }],
    [
      { dispensed: 4_000, ended: 'hung_up' },
      { given: 'part', quantities: [4_000, 2_000] },
    ],
    [
      { dispensed: 4_000, ended: 'pump_failed' },
      { given: 'part', quantities: [4_000, 2_000], reason: expect.stringContaining('остановилась') },
    ],
    [{ ended: 'pump_failed' }, { given: 'nothing', reason: expect.stringContaining('не удалось') }],
    [{ ended: 'unused' }, { given: 'nothing', reason: expect.stringContaining('вовремя') }],
    [{ ended: 'hung_up' }, { given: 'nothing', reason: expect.stringContaining('не залито') }],
  ])('by the pump’s %j is %j', (fuelling, expected) => {
    const fulfilment = fulfilmentOf(ORDER, { ...FUELLING, ...fuelling });
    expect(fulfilment).toMatchObject(expected);
    // The page does not see why the transaction ended.
    if ('view' in fulfilment) expect(fulfilment.view).not.toHaveProperty('ended');
  });

  it('is found out by a server that was not there: the pump is asked, and releases nothing again', async () => {
    const clock = new ManualClock(1_000);
    const stations = { byId: () => STATION };
    const settings = { auto: true, litresPerMinute: 60 };
    const warn = (text: string) => {
      throw new Error(text);
    };
    const forecourt = new SimulatedForecourt({ stations, clock, file: null, settings, warn });
    const reports = { progress: async () => undefined, finish: async () => undefined };
    const open = () => new Fuellings({ pumps: forecourt, reports, clock, warn });
    expect(await open().start(ORDER)).toMatchObject({
      given: 'later',
      view: { state: 'released', releasedAt: 1_000 },
    });
    await clock.advance(5_000);
    expect(await open().start(ORDER)).toMatchObject({
      given: 'later',
      view: { state: 'dispensing', dispensed: 2_000 },
    });
    await clock.advance(60_000);
    const service = await open().start(ORDER);
    expect(service).toMatchObject({ given: 'all', view: { releasedAt: 1_000, dispensed: 10_000 } });
    expect(await open().start(ORDER)).toEqual(service);
    forecourt.stop();
  });
});
