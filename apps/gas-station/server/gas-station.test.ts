import { roublesFromKopecks } from '@invoicebox/invoicebox-api/money';
import type { OrderView } from '@invoicebox/merchant-server/page-api';
import { waitFor } from '@invoicebox/test-kit';
import { describe, expect, it } from 'vitest';
import type { Fuelling } from '../shared/fuelling.js';
import type { FuelSelection, OrderSummary } from '../shared/order.js';
import { openGasStation } from './test-support/network.js';

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

  it('has the papers of the vehicle in the order, not in what a link shows', async () => {
    const station = await openGasStation();
    const vehicle = { plate: 'a123bc 77', driver: ' Олег Петров ', odometer: 120_500 };
    const { quote } = (await (await station.quote({ ...SELECTION, vehicle })).json()) as { quote: Quote };
    const input = { quoteId: quote.id, buyer: {}, mode: 'order', locale: 'ru' };
    const placed = await station.post('/api/orders', input, { 'Idempotency-Key': 'papers-of-a-vehicle' });
    const [line] = station.invoicebox.requests[0]?.request.basketItems ?? [];
    expect(line?.metaData).toEqual({
      station: 'Сеть А',
      address: 'Москва, Кленовая ул., 1',
      pump: 1,
      vehicle: { plate: 'А123ВС77', driver: 'Олег Петров', odometer: 120_500 },
    });
    expect(await placed.text()).not.toMatch(/А123ВС77|Петров|120500/);
  });

  it('is refused without what the network requires for the papers', async () => {
    const station = await openGasStation({ VEHICLE_REQUIRED: 'plate odometer' });
    const refused = await station.quote({ ...SELECTION, vehicle: { plate: 'А123ВС77' } });
    expect(await refused.json()).toMatchObject({
      error: { code: 'selection_unavailable', message: 'Для документов нужно указать: пробег.' },
    });
    const vehicle = { plate: 'А123ВС77', odometer: 0 };
    expect((await station.quote({ ...SELECTION, vehicle })).status).toBe(201);
    const details = await station.get('/api/stations/msk-1');
    expect(await details.json()).toMatchObject({ vehicleRequired: ['plate', 'odometer'] });
  });

  it.each([
    ['an unknown station', { stationId: 'gone' }, 'больше нет', 'no longer there'],
    ['a closed station', { stationId: 'msk-2', fuel: 'ai92' }, 'закрыта до 14:00', 'closed until 14:00'],
    ['an unsold fuel', { fuel: 'ai100' }, 'не продаётся', 'not sold'],
    ['a fuel without price', { fuel: 'diesel', pump: 3 }, 'не известна', 'not known'],
    ['an unknown pump', { pump: 9 }, 'Колонки 9', 'no pump 9'],
    ['a pump out of order', { pump: 4 }, 'не работает', 'out of order'],
    ['a pump without the fuel', { pump: 3 }, 'нет АИ-95', 'has no AI-95'],
    ['too little', { volume: { kind: 'litres', thousandths: 999 } }, 'не меньше 1 л', 'least'],
    ['too much', { volume: { kind: 'sum', kopecks: 70_000_00 } }, 'не больше', 'most'],
    ['a tank that is too large', { volume: { kind: 'full_tank', most: 1_000_001 } }, 'не больше', 'most'],
    ['an unknown extra', { extras: [{ id: 'tea', count: 1 }] }, 'нет. Уберите', 'not sold'],
    ['an extra that is sold out', { extras: [{ id: 'wash', count: 1 }] }, '«Мойка» сейчас нет', 'not available'],
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
    { extras: [{ id: 'coffee', count: 21 }] },
    {
      extras: [
        { id: 'coffee', count: 1 },
        { id: 'coffee', count: 1 },
      ],
    },
    { volume: { kind: 'litres', thousandths: Number.MAX_SAFE_INTEGER } },
  ])('is refused for the malformed %j', async (changes) => {
    const station = await openGasStation();
    const response = await station.quote({ ...SELECTION, ...changes } as FuelSelection);
    expect(response.status).toBe(400);
  });

  it('of a station that is closed for now is refused', async () => {
    const station = await openGasStation();
    station.index.update('msk-1', { closed: true });
    const { error } = (await (await station.quote(SELECTION)).json()) as { error: { message: string } };
    expect(error.message).toContain('не работает');
    expect(await (await station.get('/api/stations/msk-1')).json()).toMatchObject({
      status: { state: 'closed_for_now' },
      payable: false,
    });
  });

  it('of a station that opens later is to be had then', async () => {
    const station = await openGasStation();
    const selection = { ...SELECTION, stationId: 'msk-2', fuel: 'ai92' } as const;
    await station.clock.advance(2 * 60 * 60_000);
    expect((await station.quote(selection)).status).toBe(201);
  });
});

describe('an order', () => {
  async function order(changes: Partial<FuelSelection> = {}) {
    const station = await openGasStation();
    const { quote } = (await (await station.quote({ ...SELECTION, ...changes })).json()) as { quote: Quote };
    const body = { quoteId: quote.id, buyer: { email: 'a@b.ru' }, mode: 'order', locale: 'ru' };
    const response = await station.post('/api/orders', body, { 'Idempotency-Key': 'a-key-of-the-page-1' });
    const placed = ((await response.json()) as { order: OrderView }).order;
    const read = async () =>
      ((await (await station.get(`/api/orders/${placed.id}`)).json()) as { order: OrderView<OrderSummary, Fuelling> })
        .order;
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

  it('is counted live at its pump and ends with all of its litres', async () => {
    const { station, read } = await order();
    expect((await read()).fulfilment).toBeUndefined();
    expect(await (await station.notifyPaid()).json()).toMatchObject({ status: 'success' });
    await waitFor(async () => expect(await read()).toMatchObject({ fulfilmentState: 'in_progress' }));
    expect(await read()).toMatchObject({ state: 'paid', cancelable: true, fulfilment: { pump: 1, state: 'released' } });
    await station.forecourt.act('msk-1', 1, 'lift');
    await station.forecourt.act('msk-1', 1, 'squeeze');
    await station.clock.advance(5_000);
    await waitFor(async () => expect((await read()).fulfilment).toMatchObject({ state: 'dispensing' }));
    expect((await read()).fulfilment?.dispensed).toBeGreaterThanOrEqual(4_000);
    await station.clock.advance(15_000);
    await waitFor(async () => expect(await read()).toMatchObject({ fulfilmentState: 'fulfilled' }));
    expect((await read()).fulfilment).toMatchObject({ state: 'done', dispensed: 15_001, litres: 15_001 });
  });

  it('less dispensed than paid is given in part, the extras whole, and the rest goes back', async () => {
    const { station, read } = await order({ extras: [{ id: 'coffee', count: 2 }] });
    await station.notifyPaid();
    await waitFor(async () => expect(await read()).toMatchObject({ fulfilmentState: 'in_progress' }));
    await station.forecourt.act('msk-1', 1, 'lift');
    await station.forecourt.act('msk-1', 1, 'squeeze');
    await station.clock.advance(5_000);
    await station.forecourt.act('msk-1', 1, 'hang_up');
    await waitFor(async () => expect(await read()).toMatchObject({ fulfilmentState: 'partial' }));
    const { given, amount, refunds } = await read();
    expect([given, amount]).toEqual([[5_000, 2_000], 1000_00 + 2 * 180_00]);
    expect(refunds).toMatchObject([{ amount: 1000_00 - 333_31, reason: 'rest' }]);
  });

  it.each([
    ['breaks before a drop is given', 'break', 'не удалось'],
    ['is hung up without a drop', 'hang_up', 'не залито'],
  ] as const)('whose pump %s gives all the money back, also for the extras', async (_, action, reason) => {
    const { station, read } = await order({ extras: [{ id: 'coffee', count: 1 }] });
    await station.notifyPaid();
    await waitFor(async () => expect(await read()).toMatchObject({ fulfilmentState: 'in_progress' }));
    await station.forecourt.act('msk-1', 1, 'lift');
    await station.forecourt.act('msk-1', 1, action);
    await waitFor(async () => expect(await read()).toMatchObject({ fulfilmentState: 'unavailable' }));
    expect((await read()).failure).toContain(reason);
    expect((await read()).refunds).toMatchObject([{ amount: 1000_00 + 180_00 }]);
  });

  it('is told at the notification that its pump cannot be released', async () => {
    const { station, read } = await order();
    await station.forecourt.setFault('msk-1', 1, 'breaks_on_release');
    expect(await (await station.notifyPaid()).json()).toMatchObject({ code: 'shipping_unavailable' });
    expect((await read()).failure).toContain('не удалось разблокировать');
  });

  it('can be canceled until the nozzle is lifted', async () => {
    const { station, placed, read } = await order();
    await station.notifyPaid();
    await waitFor(async () => expect(await read()).toMatchObject({ fulfilmentState: 'in_progress' }));
    expect((await station.post(`/api/orders/${placed.id}/cancel`, {})).status).toBe(200);
    await waitFor(async () => expect(await read()).toMatchObject({ fulfilmentState: 'stopped' }));
    expect(await read()).toMatchObject({ cancellation: 'accepted', refunds: [{ amount: 1000_00 }] });

    const late = await order();
    await late.station.notifyPaid();
    await waitFor(async () => expect(await late.read()).toMatchObject({ fulfilmentState: 'in_progress' }));
    await late.station.forecourt.act('msk-1', 1, 'lift');
    await late.station.post(`/api/orders/${late.placed.id}/cancel`, {});
    await waitFor(async () => expect(await late.read()).toMatchObject({ cancellation: 'refused' }));
  });

  it('of a full tank is guaranteed for the most that it may take', async () => {
    const { station, placed } = await order({ volume: { kind: 'full_tank', most: 50_000 } });
    expect(placed).toMatchObject({ payment: 'guaranteed', amount: 3333_00 });
    expect([...station.invoicebox.orders.values()][0]).toMatchObject({ basketItems: [{ quantity: 50 }] });
  });

  it('is refused if its pump broke after the quote', async () => {
    const station = await openGasStation();
    const { quote } = (await (await station.quote(SELECTION)).json()) as { quote: Quote };
    await station.forecourt.act('msk-1', 1, 'break');
    await station.clock.advance(10_000);
    const body = { quoteId: quote.id, buyer: { email: 'a@b.ru' }, mode: 'order', locale: 'en' };
    const response = await station.post('/api/orders', body, { 'Idempotency-Key': 'a-key-of-the-page-2' });
    expect(await response.json()).toMatchObject({
      error: { code: 'selection_unavailable', message: 'Pump 1 is out of order. Choose another one.' },
    });
    expect(station.invoicebox.orders.size).toBe(0);
  });
});

describe('GET /api/stations/:id/pumps', () => {
  it('says how the pumps are now', async () => {
    const station = await openGasStation();
    await station.forecourt.act('msk-1', 2, 'car_comes');
    await station.forecourt.act('msk-1', 3, 'break');
    const response = await station.get('/api/stations/msk-1/pumps');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(await response.json()).toEqual({
      pumps: [
        { number: 1, state: 'free' },
        { number: 2, state: 'busy' },
        { number: 3, state: 'out_of_order' },
        { number: 4, state: 'out_of_order' },
      ],
    });
    expect((await station.get('/api/stations/gone/pumps')).status).toBe(404);
  });

  it('and their quotes say that they do not answer', async () => {
    const station = await openGasStation();
    await station.forecourt.setFault('msk-1', 1, 'offline');
    const response = await station.get('/api/stations/msk-1/pumps');
    expect([response.status, await response.json()]).toMatchObject([503, { error: { code: 'pumps_unreachable' } }]);
    const quote = await station.quote(SELECTION);
    expect([quote.status, await quote.json()]).toMatchObject([409, { error: { code: 'selection_unavailable' } }]);
  });
});
