import { describe, expect, it } from 'vitest';
import type { CityList, StationDetails, StationFilters, StationList } from '../../contract/catalogue.js';
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
      hours: '24/7',
      open: true,
      fuels: { ai92: 6000, ai95: 6666, diesel: null },
      metres: 0,
    });
    expect(stations[1]?.metres).toBeGreaterThan(5_500);
    expect(stations[1]?.metres).toBeLessThan(5_600);
    expect(stations[1]?.open).toBe(false);
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
    ['сеть б', ['msk-2', 'korolyov']],
    ['нигде', []],
  ])('finds «%s» in names, networks, cities and addresses', async (text, ids) => {
    expect((await find(`q=${encodeURIComponent(text)}`)).ids).toEqual(ids);
  });

  it('gives what lies in a rectangle, also over the antimeridian', async () => {
    expect((await find('bbox=37,55,38,55.9')).ids.sort()).toEqual(['msk-1', 'msk-2']);
    expect((await find('bbox=170,60,-160,70')).ids.sort()).toEqual(['anadyr', 'east-cape']);
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
    ['lat=1&lon=1&bbox=1,2,3,4', 'bbox: Expected either'],
    ['fuel=kerosene', 'fuel: Expected one of ai92'],
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
    });
    const { cities } = await get<CityList>('/api/cities');
    expect(cities[0]).toEqual({ name: 'Москва', lat: 55.775, lon: 37.61, stations: 2 });
    expect(cities).toHaveLength(4);
  });
});
