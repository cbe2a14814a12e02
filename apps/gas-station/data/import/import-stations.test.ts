import { describe, expect, it } from 'vitest';
import { type Station, stationSchema } from '../../stations/station.js';
import type { City } from '../cities.js';
import { formatReport, importStations } from './import-stations.js';

const TULA: City = {
  name: 'Тула',
  nameEn: 'Tula',
  lat: 54.196,
  lon: 37.618,
  population: 482_873,
  timeZone: 'Europe/Moscow',
};

const HEADER = 'id,shop_id,network,city,address,lat,lon,hours,timezone,price_ai92,price_ai95,pumps,services';
const GOOD = 'a1,7,Сеть,Тула,"ул. Мира, 1",54.2,37.6,24/7,Europe/Moscow,60.50,65,1-2 ai92 ai95,shop cafe';

/** Imports CSV rows under the usual header. */
function csv(...rows: string[]) {
  return importStations([HEADER, ...rows].join('\n'), 'csv', [TULA]);
}

/** The first imported station, as the server reads it. */
function firstStation({ stations }: ReturnType<typeof importStations>): Station {
  return stationSchema.parse(stations[0]);
}

describe('stations from CSV', () => {
  it('become stations that the server takes', () => {
    const result = csv(GOOD);
    expect(result.problems).toEqual([]);
    expect(firstStation(result)).toEqual({
      id: 'a1',
      shopId: 7,
      network: 'Сеть',
      city: 'Тула',
      address: 'ул. Мира, 1',
      lat: 54.2,
      lon: 37.6,
      hours: '24/7',
      timeZone: 'Europe/Moscow',
      fuels: { ai92: 6050, ai95: 6500 },
      pumps: [
        { number: 1, fuels: ['ai92', 'ai95'], outOfOrder: false },
        { number: 2, fuels: ['ai92', 'ai95'], outOfOrder: false },
      ],
      services: ['shop', 'cafe'],
      extras: [],
    });
  });

  it('may be as a Russian Excel writes them', () => {
    const text = '\uFEFFid;network;address;lat;lon;price_ai95\r\nb;Сеть;"ул. ""Мира"", 1";54,2;37,6;65,40\r\n';
    const station = firstStation(importStations(text, 'csv', [TULA]));
    expect(station).toMatchObject({ address: 'ул. "Мира", 1', lat: 54.2, fuels: { ai95: 6540 } });
  });

  it('take a missing city and time zone from the nearest city, and say so where there is none', () => {
    const near = csv('b,,Сеть,,ул. 1,54.1,37.7,,,60,,,');
    expect(firstStation(near)).toMatchObject({ city: 'Тула', timeZone: 'Europe/Moscow', hours: null });
    const far = csv('b,,Сеть,,ул. 1,60,100,,,60,,,');
    expect(far.problems.map(({ field }) => field)).toEqual(['city', 'timezone']);
  });

  it.each([
    ['id', 'bad id,7,Сеть,Тула,ул. 1,54,37,24/7,Europe/Moscow,60,,,', '«bad id»', 'Latin letters'],
    ['shop_id', 'a,x7,Сеть,Тула,ул. 1,54,37,24/7,Europe/Moscow,60,,,', '«x7»', 'whole number'],
    ['network', 'a,7,,Тула,ул. 1,54,37,24/7,Europe/Moscow,60,,,', 'nothing', 'a text'],
    ['lat', 'a,7,Сеть,Тула,ул. 1,154,37,24/7,Europe/Moscow,60,,,', '154', 'degrees from -90 to 90'],
    ['lon', 'a,7,Сеть,Тула,ул. 1,54,east,24/7,Europe/Moscow,60,,,', '«east»', 'degrees from -180 to 180'],
    ['hours', 'a,7,Сеть,Тула,ул. 1,54,37,Mo-Fr 9:00-18:00,Europe/Moscow,60,,,', '«Mo-Fr 09:00-18:00»', '24/7'],
    ['timezone', 'a,7,Сеть,Тула,ул. 1,54,37,24/7,MSK+1,60,,,', '«MSK+1»', 'IANA'],
    ['price_ai92', 'a,7,Сеть,Тула,ул. 1,54,37,24/7,Europe/Moscow,6,,,', '600', '10 to 1000 roubles'],
    ['price_ai92', 'a,7,Сеть,Тула,ул. 1,54,37,24/7,Europe/Moscow,60.555,,,', '«60.555»', 'two decimal places'],
    [
      'price_ai92, price_ai95, price_ai98, price_ai100, price_diesel',
      'a,7,Сеть,Тула,ул. 1,54,37,24/7,Europe/Moscow,,,,',
      '{}',
      'at least one fuel',
    ],
    ['pumps', 'a,7,Сеть,Тула,ул. 1,54,37,24/7,Europe/Moscow,60,,1-2 diesel,', '«1-2 diesel»', 'not sold here'],
    ['services', 'a,7,Сеть,Тула,ул. 1,54,37,24/7,Europe/Moscow,60,,,casino', '«casino»', 'shop'],
    ['row', 'a,7,Сеть,Тула,ул. Мира, 1,54,37,24/7,Europe/Moscow,60,,,', '14 cells', 'double quotes'],
  ])('with a bad %s are named with what was found and expected', (field, row, found, expected) => {
    const result = csv(row, GOOD);
    expect(result.problems[0]).toMatchObject({ row: 1, field, found });
    expect(result.problems[0]?.expected).toContain(expected);
    expect(result.stations.map(({ id }) => id)).toEqual(['a1']);
  });

  it('with an id that was there before are reported, the first stays', () => {
    const result = csv(GOOD, GOOD.replace('Сеть', 'Другая'));
    expect(result.stations).toHaveLength(1);
    expect(result.stations[0]?.network).toBe('Сеть');
    expect(result.problems).toEqual([
      { row: 2, id: 'a1', field: 'id', found: '«a1»', expected: 'Expected each id once: row 1 has it already.' },
    ]);
  });

  it.each([
    ['id,network,address,lat', 'no column lon'],
    ['id,network,address,lat,lon,price', 'unknown column price'],
    ['', 'no column id'],
  ])('are refused as a whole with the header «%s»', (header, reason) => {
    expect(() => importStations(`${header}\n`, 'csv')).toThrow(reason);
  });

  it('give a report of one line for each problem', () => {
    const report = formatReport(csv(GOOD, GOOD, ',,,,,,,,,,,,x'));
    expect(report).toContain('1 of 3 stations imported, 2 left out.');
    expect(report).toContain('row 2 (a1): id is «a1». Expected each id once');
    expect(report.split('\n').filter((line) => line.includes('row 3')).length).toBeGreaterThan(1);
  });
});

/** A feature as Overpass exports it. */
function feature(
  properties: Record<string, unknown>,
  geometry: unknown = { type: 'Point', coordinates: [37.6, 54.2] },
) {
  return { type: 'Feature', id: 'node/1', properties: { amenity: 'fuel', brand: 'Сеть', ...properties }, geometry };
}

function geojson(...features: unknown[]) {
  return importStations(JSON.stringify({ type: 'FeatureCollection', features }), 'geojson', [TULA]);
}

const TAGS = {
  'addr:street': 'ул. Мира',
  'addr:housenumber': '1',
  opening_hours: 'Mo-Su 07:00-23:00',
  'fuel:octane_92': 'no',
  'fuel:octane_95': 'yes',
  'fuel:octane_95:price': '65.40',
  'fuel:diesel': 'yes',
  pumps: '1-2',
};

describe('stations from GeoJSON', () => {
  it("are read by OpenStreetMap's tags; a fuel without a price is known and has none", () => {
    const result = geojson(feature(TAGS));
    expect(result.problems).toEqual([]);
    expect(firstStation(result)).toMatchObject({
      id: 'node-1',
      network: 'Сеть',
      city: 'Тула',
      address: 'ул. Мира, 1',
      hours: '07:00-23:00',
      fuels: { ai95: 6540, diesel: null },
      pumps: [{ number: 1, fuels: ['ai95', 'diesel'] }, { number: 2 }],
    });
  });

  it('may be areas, of which the middle counts', () => {
    const square = [
      [37, 54],
      [38, 54],
      [38, 55],
      [37, 55],
      [37, 54],
    ];
    const result = geojson(feature(TAGS, { type: 'Polygon', coordinates: [square] }));
    expect(firstStation(result)).toMatchObject({ lat: 54.5, lon: 37.5 });
  });

  it.each([
    ['fuel:octane_95', { 'fuel:octane_95': 'maybe' }, '«maybe»', 'yes or no'],
    ['fuel:octane_95:price', { 'fuel:octane_95:price': 'free' }, '«free»', 'roubles'],
    ['opening_hours', { opening_hours: 'sunrise-sunset' }, '«sunrise-sunset»', '24/7'],
    ['addr:street', { 'addr:street': '', 'addr:housenumber': '' }, 'nothing', 'a text'],
    ['amenity', { amenity: 'cafe' }, '«cafe»', 'Expected fuel.'],
  ])('with a bad %s are named with what was found and expected', (field, tags, found, expected) => {
    const result = geojson(feature({ ...TAGS, ...tags }));
    expect(result.stations).toEqual([]);
    const problem = result.problems.find((candidate) => candidate.field === field);
    expect(problem).toMatchObject({ row: 1, id: 'node/1', found });
    expect(problem?.expected).toContain(expected);
  });

  it.each([null, { type: 'Point' }, { type: 'Point', coordinates: ['a', 'b'] }])(
    'without a place are named',
    (geometry) => {
      expect(geojson(feature(TAGS, geometry)).problems.some(({ field }) => field === 'geometry')).toBe(true);
    },
  );

  it.each(['no json', '[]', '{"type":"Feature"}'])('are refused as a whole if the file is «%s»', (text) => {
    expect(() => importStations(text, 'geojson')).toThrow(/not JSON|FeatureCollection/);
  });
});

describe('goods and services', () => {
  const columns = 'id,network,address,lat,lon,price_ai95,closed,extras';
  const read = (extras: string, closed = '') =>
    importStations(`${columns}\nb,Сеть,ул. 1,54.1,37.7,60,${closed},"${extras}"`, 'csv', [TULA]);

  it('are read from a CSV and a GeoJSON', () => {
    const notation = 'coffee goods 180 Кофе / Coffee; wash service 590,50 Мойка кузова out';
    const expected = [
      { id: 'coffee', kind: 'goods', name: 'Кофе', nameEn: 'Coffee', price: 180_00, available: true },
      { id: 'wash', kind: 'service', name: 'Мойка кузова', nameEn: 'Мойка кузова', price: 590_50, available: false },
    ];
    expect(firstStation(read(notation, 'yes'))).toMatchObject({ extras: expected, closed: true });
    const tagged = geojson(feature({ ...TAGS, extras: notation, closed: 'no' }));
    expect(firstStation(tagged)).toMatchObject({ extras: expected, closed: false });
  });

  it.each([
    ['coffee', 'extras', 'coffee', 'Expected an extra such as'],
    ['coffee goods 0,5 Кофе', 'extras', '50', '1 to 100000 roubles'],
    ['coffee drink 180 Кофе', 'extras', 'drink', 'goods or service'],
    ['Кофе goods 180 Кофе', 'extras', 'Кофе', 'small Latin letters'],
    ['coffee goods 180 Кофе; coffee goods 190 Кофе', 'extras', 'coffee', 'each extra once'],
  ])('that cannot be sold are named: %s', (extras, field, found, expected) => {
    const { problems, stations } = read(extras);
    expect(stations).toHaveLength(0);
    expect(problems).toMatchObject([{ row: 1, field }]);
    expect(problems[0]?.found).toContain(found);
    expect(problems[0]?.expected).toContain(expected);
  });

  it('may be a list in a feed', () => {
    const station = { id: 'b', network: 'Сеть', address: 'ул. 1', lat: 54.1, lon: 37.7, price_ai95: 60, closed: true };
    const extras = [{ id: 'coffee', kind: 'goods', name: 'Кофе', price: 180 }];
    const feed = (changes: object) => importStations(JSON.stringify([{ ...station, ...changes }]), 'feed', [TULA]);
    expect(firstStation(feed({ extras }))).toMatchObject({
      closed: true,
      extras: [{ id: 'coffee', nameEn: 'Кофе', price: 180_00, available: true }],
    });
    expect(feed({ extras: [{ id: 'coffee' }] }).problems).toMatchObject([{ field: 'extras' }]);
    expect(feed({ extras: [{ ...extras[0], colour: 'black' }] }).problems).toMatchObject([{ field: 'extras' }]);
    expect(feed({ closed: 'maybe' }).problems).toMatchObject([{ field: 'closed', found: '«maybe»' }]);
  });
});

describe('stations from a feed', () => {
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
  const feed = (...stations: unknown[]) => importStations(JSON.stringify({ stations }), 'feed', [TULA]);

  it('have the columns of a CSV, and prices by fuel', () => {
    expect(firstStation(feed(STATION))).toMatchObject({
      id: 'a1',
      city: 'Тула',
      fuels: { ai92: 6050, ai95: 6500 },
      services: ['shop', 'cafe'],
    });
    expect(importStations(JSON.stringify([STATION]), 'feed', [TULA]).stations).toHaveLength(1);
  });

  it.each([
    [null, 'station', 'nothing|null', 'an object'],
    [{ ...STATION, colour: 'red' }, 'colour', '«red»', 'Expected one of id'],
    [{ ...STATION, pumps: { first: 1 } }, 'pumps', 'first', 'a text'],
    [{ ...STATION, prices: { ai92: 6 } }, 'price_ai92', '600', '10 to 1000 roubles'],
  ])('with something wrong are named: %j', (station, field, found, expected) => {
    const { problems, stations } = feed(station, STATION);
    expect(stations).toHaveLength(1);
    expect(problems[0]).toMatchObject({ row: 1, field });
    expect(problems[0]?.found).toMatch(new RegExp(found));
    expect(problems[0]?.expected).toContain(expected);
  });

  it.each(['no json', '7', '{"stations":1}'])('are refused as a whole if the file is «%s»', (text) => {
    expect(() => importStations(text, 'feed')).toThrow(/not JSON|not a feed/);
  });
});

describe('a GeoJSON with things in it that are no features', () => {
  it.each([
    [7, 'feature'],
    [null, 'feature'],
    [{ type: 'Feature', id: 'node/7', geometry: 5, properties: {} }, 'geometry'],
    [{ type: 'Feature', id: 'node/7', geometry: null, properties: 'none' }, 'properties'],
    [{ type: 'Point', id: 'node/7' }, 'type'],
  ])('names them and takes the others: %j', (broken, field) => {
    const { problems, stations } = geojson(broken, feature(TAGS));
    expect(stations).toHaveLength(1);
    expect(problems).toMatchObject([{ row: 1, field }]);
  });
});
