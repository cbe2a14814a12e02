import { roublesFromKopecks } from '@invoicebox/invoicebox-api';
import { describe, expect, it, vi } from 'vitest';
import type { Fuelling } from '../contract/fuelling.js';
import type { FuelSelection, OrderSummary } from '../contract/order.js';
import { PumpUnavailableError } from './pumps/pump-controller.js';
import { SimulatedPumps } from './pumps/simulated-pumps.js';
import { stationSchema } from './stations/station.js';
import { StationIndex } from './stations/station-index.js';
import { openGasStation, RECORDS } from './test-support/network.js';

const SELECTION: FuelSelection = {
  stationId: 'msk-1',
  fuel: 'ai95',
  pump: 1,
  volume: { kind: 'sum', kopecks: 1000_00 },
  extras: [],
};

interface Line {
  name: string;
  quantity: number;
  price: number;
  total: number;
  vat: number;
  unit: string;
}

interface Quote {
  id: string;
  amount: number;
  lines: Line[];
  summary: OrderSummary;
}

describe('a quote', () => {
  it('for a sum costs exactly that sum and gives the litres that it buys', async () => {
    const station = await openGasStation();
    const { quote } = (await (await station.quote(SELECTION)).json()) as { quote: Quote };
    expect(quote).toMatchObject({ amount: 1000_00, summary: { litres: 15_001, stationTitle: 'Сеть А' } });
    expect(quote.lines).toMatchObject([
      { name: 'Бензин АИ-95', unit: 'litre', quantity: 15_001, price: 66_66, total: 1000_00, vat: 180_33 },
    ]);
  });

  it('for litres costs price × litres', async () => {
    const station = await openGasStation();
    const volume = { kind: 'litres', thousandths: 40_000 } as const;
    const { quote } = (await (await station.quote({ ...SELECTION, volume })).json()) as { quote: Quote };
    expect(quote).toMatchObject({ amount: 2666_40, lines: [{ quantity: 40_000, total: 2666_40 }] });
  });

  it.each([
    ['an unknown station', { stationId: 'gone' }, 'больше нет', 'no longer there'],
    ['a closed station', { stationId: 'msk-2', fuel: 'ai92' }, '14:00–23:00', 'closed'],
    ['an unsold fuel', { fuel: 'ai100' }, 'не продаётся', 'not sold'],
    ['a fuel without price', { fuel: 'diesel', pump: 3 }, 'не известна', 'not known'],
    ['an unknown pump', { pump: 9 }, 'Колонки 9', 'no pump 9'],
    ['a pump out of order', { pump: 4 }, 'не работает', 'out of order'],
    ['a pump without the fuel', { pump: 3 }, 'нет АИ-95', 'has no AI-95'],
    ['too little', { volume: { kind: 'litres', thousandths: 999 } }, 'не меньше 1 л', 'least'],
    ['too much', { volume: { kind: 'sum', kopecks: 70_000_00 } }, 'не больше', 'most'],
  ] as const)('is refused for %s, in the buyer’s language', async (_, changes, ru, en) => {
    const station = await openGasStation();
    for (const [locale, text] of [
      ['ru', ru],
      ['en', en],
    ] as const) {
      const response = await station.quote({ ...SELECTION, ...changes } as FuelSelection, locale);
      expect(response.status).toBe(409);
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      expect(error.code).toBe('selection_unavailable');
      expect(error.message).toContain(text);
    }
  });

  it.each([
    { fuel: 'kerosene' },
    { pump: 0 },
    { volume: { kind: 'sum', kopecks: 10.5 } },
    { volume: { kind: 'tank' } },
    { volume: { kind: 'litres', thousandths: Number.MAX_SAFE_INTEGER } },
  ])('is refused for the malformed %j', async (changes) => {
    const station = await openGasStation();
    const response = await station.quote({ ...SELECTION, ...changes } as FuelSelection);
    expect(response.status).toBe(400);
  });

  it('of a station that opens later is to be had then', async () => {
    const station = await openGasStation();
    const selection = { ...SELECTION, stationId: 'msk-2', fuel: 'ai92' } as const;
    await station.clock.advance(2 * 60 * 60_000);
    expect((await station.quote(selection)).status).toBe(201);
  });
});

describe('an order', () => {
  async function order() {
    const station = await openGasStation();
    const { quote } = (await (await station.quote(SELECTION)).json()) as { quote: Quote };
    const body = { quoteId: quote.id, buyer: { email: 'a@b.ru' }, mode: 'order', locale: 'ru' };
    const response = await station.post('/api/orders', body, { 'Idempotency-Key': 'a-key-of-the-page-1' });
    const placed = ((await response.json()) as { order: { id: string; number: string } }).order;
    const read = async () =>
      (
        (await (await station.get(`/api/orders/${placed.id}`)).json()) as {
          order: { state: string; fulfilment?: Fuelling };
        }
      ).order;
    return { station, placed, read };
  }

  it('names the station to Invoicebox and sells litres with VAT of 22 %', async () => {
    const { station, placed } = await order();
    expect(placed.number).toMatch(/^GS-/);
    expect([...station.invoicebox.orders.values()][0]).toMatchObject({
      description: 'Топливо на АЗС «Сеть А», Москва, Кленовая ул., 1, колонка 1',
      amount: roublesFromKopecks(1000_00),
      basketItems: [{ measure: 'л', quantity: 15.001, amount: 66.66, totalAmount: 1000, vatCode: 'RUS_VAT22' }],
    });
  });

  it('releases its pump when it is paid', async () => {
    const { station, read } = await order();
    expect((await read()).fulfilment).toBeUndefined();
    expect(await (await station.notifyPaid()).json()).toMatchObject({ status: 'success' });
    await vi.waitFor(async () => expect((await read()).fulfilment).toBeDefined());
    expect(await read()).toMatchObject({
      state: 'paid',
      fulfilment: { pump: 1, litres: 15_001, releasedAt: station.clock.now() },
    });
  });
});

describe('the simulated pumps', () => {
  it('are released once for an order, and never if they are broken or gone', async () => {
    const { clock } = await openGasStation();
    const pumps = new SimulatedPumps(new StationIndex(RECORDS.map((entry) => stationSchema.parse(entry))), clock);
    const request = { orderId: 'o1', stationId: 'msk-1', pump: 1, fuel: 'ai95', litres: 1000 } as const;
    const first = await pumps.release(request);
    await clock.advance(1000);
    expect(await pumps.release(request)).toEqual(first);
    expect(await pumps.release({ ...request, orderId: 'o2' })).not.toEqual(first);
    await expect(pumps.release({ ...request, orderId: 'o3', pump: 4 })).rejects.toThrow(PumpUnavailableError);
    await expect(pumps.release({ ...request, orderId: 'o4', stationId: 'gone' })).rejects.toThrow(PumpUnavailableError);
  });
});
