import { describe, expect, it } from 'vitest';
import { imported } from '../test-support/imported.js';

const STATION = {
  id: 'a1',
  network: 'Сеть',
  address: 'ул. Мира, 1',
  lat: 54.2,
  lon: 37.6,
  prices: { ai92: 60.5, ai95: '65' },
  pumps: '1-2',
  services: ['shop', 'cafe'],
};
const feed = (...stations: unknown[]) => imported({ stations });

describe('stations from a feed', () => {
  it('have the columns of a CSV, and prices by fuel', async () => {
    const { stations, problems } = await feed(STATION);
    expect(problems).toEqual([]);
    expect(stations).toMatchObject([
      { id: 'a1', city: 'Тула', fuels: { ai92: 6050, ai95: 6500 }, services: ['shop', 'cafe'] },
    ]);
    expect((await imported([STATION])).stations).toHaveLength(1);
    expect((await imported(`\ufeff${JSON.stringify([STATION])}`)).stations).toHaveLength(1);
    expect(
      (await imported(`${JSON.stringify(STATION)}\n${JSON.stringify({ ...STATION, id: 'a2' })}`)).stations,
    ).toHaveLength(2);
  });

  it('may have the names of fields that other systems have', async () => {
    const station = {
      id: 7,
      brand: 'Сеть',
      name: 'АЗС 7',
      latitude: '54.2',
      lng: 37.6,
      opening_hours: '24/7',
      prices: { 95: 65 },
    };
    const { stations, problems } = await feed(station);
    expect(stations).toMatchObject([
      { id: '7', network: 'Сеть', name: 'АЗС 7', lat: 54.2, hours: '24/7', fuels: { ai95: 6500 } },
    ]);
    expect(problems.map(({ field }) => field)).toEqual(['address']);
    const nested = { ...STATION, lat: undefined, lon: undefined, location: { lat: 54.2, lng: 37.6 } };
    expect((await imported({ total: 1, data: [nested] })).stations).toMatchObject([{ id: 'a1', lat: 54.2, lon: 37.6 }]);
  });

  it('are detected by their structure, not by a text in them', async () => {
    const { stations } = await feed({ ...STATION, address: 'см. "type": "FeatureCollection"' });
    expect(stations).toHaveLength(1);
  });

  it('sell a fuel whose price is null, as in an update: only the price is not known', async () => {
    const { stations, problems } = await feed({
      ...STATION,
      prices: { ai92: 60, diesel: null, ai98: false },
      price_lpg: null,
    });
    expect(stations[0]?.fuels).toEqual({ ai92: 6000, diesel: null, lpg: null });
    expect(problems).toEqual([]);
  });

  it('may name fuels as price boards do, also branded ones', async () => {
    const prices = { 'АИ-92-К5': 60, 'G-Drive 95': 70, 'ДТ зимнее': 75, Пропан: 35, 'Экто 100': 90, 'ДТ Опти': 77 };
    const { stations, problems } = await feed({ ...STATION, prices });
    expect(problems).toEqual([]);
    expect(stations[0]).toMatchObject({
      fuels: { ai92: 6000, ai95_plus: 7000, diesel: 7500, diesel_plus: 7700, lpg: 3500, ai100_plus: 9000 },
      fuelNames: { ai95_plus: 'G-Drive 95', ai100_plus: 'Экто 100', diesel_plus: 'ДТ Опти' },
    });
  });

  it.each([
    [{ colour: 'red' }, 'colour', '«red»'],
    [{ pumps: { first: 1 } }, 'pumps', '{"first":1}'],
    [{ prices: { ai92: 6, ai95: 65 } }, 'price_ai92', '6'],
    [{ prices: { benzol: 6 } }, 'price_benzol', '6'],
    [{ closed: 'maybe' }, 'closed', '«maybe»'],
    [{ extras: [{ id: 'coffee' }] }, 'extras', '{"id":"coffee"}'],
  ])('with something odd are imported without it: %j', async (changes, field, found) => {
    const { problems, stations } = await feed({ ...STATION, ...changes });
    expect(stations).toHaveLength(1);
    expect(problems[0]).toMatchObject({ effect: 'warning', row: 1, field, found });
  });

  it.each([null, 7, 'text', []])('that are no objects are named: %j', async (station) => {
    const { problems, stations } = await feed(station, STATION);
    expect(stations).toHaveLength(1);
    expect(problems).toMatchObject([{ effect: 'left_out', row: 1, field: 'row' }]);
  });
});

describe('goods and services', () => {
  const notation = 'coffee goods 180 Кофе / Coffee; wash service 590,50 Мойка кузова out';
  const expected = [
    { id: 'coffee', kind: 'goods', name: 'Кофе', nameEn: 'Coffee', price: 180_00, available: true },
    { id: 'wash', kind: 'service', name: 'Мойка кузова', nameEn: 'Мойка кузова', price: 590_50, available: false },
  ];
  const feature = (extras: string) => ({
    type: 'Feature',
    id: 1,
    properties: { brand: 'Сеть', extras, closed: 'yes' },
    geometry: { type: 'Point', coordinates: [37.6, 54.2] },
  });

  it('are read from every format', async () => {
    expect((await feed({ ...STATION, extras: notation, closed: true })).stations[0]).toMatchObject({
      extras: expected,
      closed: true,
    });
    expect((await imported(feature(notation))).stations[0]).toMatchObject({ extras: expected, closed: true });
    const list = [{ id: 'coffee', kind: 'goods', name: 'Кофе', price: 180 }];
    expect((await feed({ ...STATION, extras: list })).stations[0]).toMatchObject({
      extras: [{ id: 'coffee', nameEn: 'Кофе', price: 180_00, available: true }],
    });
  });

  it.each([
    ['coffee', 'Expected an extra such as'],
    ['coffee goods 0,5 Кофе', '1 to 100000 roubles'],
    ['coffee drink 180 Кофе', 'goods or service'],
    ['Кофе goods 180 Кофе', 'small Latin letters'],
    ['coffee goods 180 Кофе; coffee goods 190 Кофе', 'each extra once'],
  ])('that cannot be sold are left out and named: %s', async (extras, reason) => {
    const { problems, stations } = await feed({ ...STATION, extras: `${extras}; tea goods 90 Чай` });
    expect(problems[0]).toMatchObject({ effect: 'warning', field: 'extras' });
    expect(problems[0]?.expected).toContain(reason);
    expect(stations).toHaveLength(1);
    if (!reason.includes('once')) expect(stations[0]?.extras.map(({ id }) => id)).toEqual(['tea']);
  });
});
