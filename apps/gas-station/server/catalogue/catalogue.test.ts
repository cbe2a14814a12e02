import { describe, expect, it } from 'vitest';
import type { CityList, StationDetails, StationFilters, StationList, StationMap } from '../../shared/catalogue.js';
import { openGasStation } from '../test-support/network.js';

const MOSCOW = 'lat=55.75&lon=37.61';

async function get<Answer>(path: string): Promise<Answer> {
  const response = await (await openGasStation()).get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return (await response.json()) as Answer;
}

async function find(query: string) {
  const { stations, total } = await get<StationList>(`/api/stations?${query}`);
  return { ids: stations.map(({ id }) => id), total };
}

describe('GET /api/stations', () => {
  it('gives the nearest first, with metres', async () => {
    const { stations, total, demonstration } = await get<StationList>(`/api/stations?${MOSCOW}&limit=3`);
    expect(stations.map(({ id }) => id)).toEqual(['msk-1', 'msk-2', 'korolyov']);
    expect({ total, demonstration }).toEqual({ total: 5, demonstration: true });
    expect(stations[0]).toEqual({
      id: 'msk-1',
      title: 'Сеть А',
      city: 'Москва',
      address: 'Кленовая ул., 1',
      lat: 55.75,
      lon: 37.61,
      status: { state: 'round_the_clock' },
      fuels: { ai92: 6000, ai95: 6666, diesel: null },
      payable: true,
      metres: 0,
    });
    expect(stations[1]?.metres).toBeGreaterThan(5_500);
    expect(stations[1]?.metres).toBeLessThan(5_600);
    expect(stations[1]?.status).toEqual({ state: 'closed', opens: { day: null, time: '14:00' } });
  });

  it('counts distances over the antimeridian', async () => {
    expect((await find('lat=66&lon=-175&limit=2')).ids).toEqual(['east-cape', 'anadyr']);
  });

  it('filters by fuel and networks', async () => {
    expect(await find('fuel=ai95')).toMatchObject({ total: 4 });
    expect(await find(`brand=${encodeURIComponent('Сеть Б')}`)).toEqual({ ids: ['msk-2'], total: 1 });
    const both = `brand=${encodeURIComponent('Сеть А')}&brand=${encodeURIComponent('Сеть Б')}`;
    expect((await find(both)).total).toBe(5);
    expect(await find(`${MOSCOW}&brand=${encodeURIComponent('Сеть Б')}&fuel=ai95`)).toEqual({ ids: [], total: 0 });
  });

  it.each([
    ['королев', ['korolyov']],
    ['КОРОЛЁВ лёт', ['korolyov']],
    ['березка', ['korolyov']],
    ['кленовая, 1', ['msk-1', 'msk-2', 'anadyr', 'east-cape']],
    ['сеть б', ['msk-2']],
    ['нигде', []],
  ])('finds «%s» in names, networks, cities and addresses', async (text, ids) => {
    expect((await find(`q=${encodeURIComponent(text)}`)).ids).toEqual(ids);
  });

  it('gives what lies in a rectangle, also over the antimeridian', async () => {
    expect((await find('bbox=37,55,38,55.9')).ids.sort()).toEqual(['msk-1', 'msk-2']);
    expect((await find('bbox=170,60,-160,70')).ids.sort()).toEqual(['anadyr', 'east-cape']);
  });

  it('filters by what is open, can be paid in the app, and is offered', async () => {
    expect((await find('open=1')).ids).toEqual(['msk-1', 'korolyov', 'anadyr', 'east-cape']);
    expect((await find('payable=1')).total).toBe(5);
    expect((await find('payable=1&fuel=diesel')).total).toBe(4);
    expect((await find('service=shop')).ids).toEqual(['msk-2']);
    expect((await find('service=shop&service=wash')).total).toBe(0);
  });

  it('gives the cheapest near the point first, and none without a price', async () => {
    expect((await find(`${MOSCOW}&sort=price&fuel=ai92`)).ids).toEqual(['msk-2', 'msk-1', 'korolyov']);
    expect((await find(`${MOSCOW}&sort=price`)).ids).toEqual(['msk-1', 'korolyov']);
    expect(await find(`${MOSCOW}&sort=price&fuel=diesel`)).toEqual({ ids: [], total: 0 });
  });

  it('gives page after page, each station once', async () => {
    for (const query of [MOSCOW, `${MOSCOW}&fuel=ai92`, 'fuel=ai92', 'q=сеть']) {
      const all = (await find(query)).ids;
      const pages = await Promise.all([0, 2, 4].map((offset) => find(`${query}&limit=2&offset=${offset}`)));
      expect(pages.flatMap(({ ids }) => ids)).toEqual(all);
      expect(pages.map(({ total }) => total)).toEqual([5, 5, 5]);
    }
  });

  it('counts distances in a rectangle from the point', async () => {
    const { stations } = await get<StationList>(`/api/stations?${MOSCOW}&bbox=37,55,38,56`);
    expect(stations.map(({ id, metres }) => [id, metres])).toEqual([
      ['msk-1', 0],
      ['msk-2', expect.any(Number)],
      ['korolyov', expect.any(Number)],
    ]);
  });

  it('gives a map’s marks, filtered like the list', async () => {
    const map = await get<StationMap>('/api/stations?bbox=-180,-80,180,80&zoom=3&q=кленовая');
    expect(map.stations.map(({ id }) => id).sort()).toEqual(['anadyr', 'east-cape', 'msk-1', 'msk-2']);
    expect(map).toMatchObject({ clusters: [], total: 4, demonstration: true });
    expect((await get<StationMap>('/api/stations?bbox=170,60,-160,70&zoom=4&fuel=ai95')).total).toBe(2);
  });

  it('is not sent again while nothing has changed', async () => {
    const station = await openGasStation();
    const first = await station.get(`/api/stations?${MOSCOW}`);
    expect(first.headers.get('Cache-Control')).toContain('max-age=60');
    const again = () => station.get(`/api/stations?${MOSCOW}`, { 'If-None-Match': first.headers.get('ETag') ?? '' });
    expect((await again()).status).toBe(304);
    station.index.update('msk-1', { fuels: { ai92: 61_00 } });
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(((await changed.json()) as StationList).stations[0]?.fuels).toEqual({ ai92: 6100 });
  });

  it('says how many there are beyond the limit', async () => {
    const { ids, total } = await find('bbox=37,55,38,56&limit=1');
    expect({ found: ids.length, total }).toEqual({ found: 1, total: 3 });
  });

  it.each([
    ['lat=91&lon=0', 'lat: Expected degrees'],
    ['lat=55', 'lat: Expected lat and lon together'],
    ['lat=abc&lon=0', 'lat: Expected degrees'],
    ['bbox=1,2,3', 'bbox: Expected west,south,east,north'],
    ['bbox=1,60,2,50', 'bbox: Expected south below north'],
    ['zoom=5', 'zoom: Expected bbox'],
    ['bbox=1,2,3,4&zoom=21', 'zoom: Expected a whole number from 0 to 20'],
    ['service=casino', 'service: Expected some of shop'],
    ['open=yes', 'open: Expected 1 or 0'],
    ['sort=age', 'sort: Expected distance or price'],
    ['offset=-1', 'offset: Expected a whole number from 0'],
    ['fuel=kerosene', 'fuel: Expected one of ai80'],
    ['limit=101', 'limit: Expected a whole number from 1 to 100'],
    ['limit=0', 'limit: Expected'],
    [`q=${'x'.repeat(101)}`, 'q: Expected at most 100'],
  ])('refuses %s and says what was expected', async (query, message) => {
    const response = await (await openGasStation()).get(`/api/stations?${query}`);
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe('bad_request');
    expect(error.message).toContain(message);
  });
});

describe('GET /api/stations/:id and /api/shops/:shopId', () => {
  it('give all that is needed to order', async () => {
    const details = await get<StationDetails>('/api/stations/msk-1');
    expect(details).toMatchObject({ id: 'msk-1', services: [], demonstration: true });
    expect(details.pumps).toHaveLength(4);
    expect(details.pumps[3]).toEqual({ number: 4, fuels: ['ai92', 'ai95', 'diesel'], outOfOrder: true });
    expect((await get<StationDetails>('/api/shops/42')).id).toBe('msk-2');
  });

  it.each(['/api/stations/gone', '/api/shops/43', '/api/shops/x'])('know no %s', async (path) => {
    const response = await (await openGasStation()).get(path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: 'not_found' } });
  });
});

describe('GET /api/filters and /api/cities', () => {
  it('tell what there is to choose from', async () => {
    expect(await get<StationFilters>('/api/filters')).toEqual({
      networks: [
        { name: 'Сеть А', stations: 4 },
        { name: 'Сеть Б', stations: 1 },
      ],
      fuels: ['ai92', 'ai95', 'diesel'],
      services: ['shop'],
      tiles: null,
    });
    const { cities } = await get<CityList>('/api/cities');
    expect(cities[0]).toEqual({ name: 'Москва', lat: 55.775, lon: 37.61, stations: 2 });
    expect(cities).toHaveLength(4);
  });
});
