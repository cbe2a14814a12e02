import { describe, expect, it } from 'vitest';
import { imported } from '../test-support/imported.js';

const POINT = { type: 'Point', coordinates: [37.6, 54.2] };
const TAGS = {
  'addr:city': 'Тула',
  'addr:street': 'ул. Мира',
  'addr:housenumber': '1',
  opening_hours: 'Mo-Su 07:00-23:00',
  'fuel:octane_92': 'no',
  'fuel:octane_95': 'yes',
  'fuel:octane_95:price': '65.40',
  'fuel:diesel': 'yes',
  pumps: '1-2',
};

/** A feature as Overpass exports it. */
function feature(properties: Record<string, unknown>, geometry: unknown = POINT, id: unknown = 'node/1') {
  return { type: 'Feature', id, properties: { amenity: 'fuel', brand: 'Сеть', ...properties }, geometry };
}

const geojson = (...features: unknown[]) => imported({ type: 'FeatureCollection', features });

describe('stations from GeoJSON', () => {
  it("are read by OpenStreetMap's tags; a fuel without a price is known and has none", async () => {
    const { stations, problems } = await geojson(feature(TAGS));
    expect(problems).toEqual([]);
    expect(stations).toMatchObject([
      {
        id: 'node-1',
        network: 'Сеть',
        city: 'Тула',
        address: 'ул. Мира, 1',
        hours: '07:00-23:00',
        fuels: { ai95: 6540, diesel: null },
        pumps: [{ number: 1, fuels: ['ai95', 'diesel'] }, { number: 2 }],
      },
    ]);
  });

  it('need an id, a name of any kind and a place, and nothing else', async () => {
    const { stations, problems } = await geojson({
      type: 'Feature',
      properties: { '@id': 'way/7', name: 'АЗС' },
      geometry: POINT,
    });
    expect(stations).toMatchObject([
      { id: 'way-7', network: 'АЗС', hours: null, fuels: {}, pumps: [], timeZone: 'Europe/Moscow' },
    ]);
    expect(problems.map(({ effect, field }) => [effect, field])).toEqual([
      ['warning', 'addr:full'],
      ['warning', 'fuel:…'],
    ]);
  });

  it('outside of cities have an address by the distance to the nearest one, and no city', async () => {
    const { stations } = await geojson(
      feature({}, { type: 'Point', coordinates: [37.62, 54.3] }, 1),
      feature({}, { type: 'Point', coordinates: [130, 66] }, 2),
      feature({}, { type: 'Point', coordinates: [37.618, 54.196] }, 3),
    );
    expect(stations.map(({ city, address, timeZone }) => [city, address, timeZone])).toEqual([
      [undefined, '12 км от Тулы', 'Europe/Moscow'],
      [undefined, '441 км от Якутска', 'Asia/Yakutsk'],
      ['Тула', 'Тула', 'Europe/Moscow'],
    ]);
  });

  it.each([
    [{ 'addr:full': 'Тула, Мира 1' }, 'Тула, Мира 1'],
    [{ 'addr:place': 'деревня Ям' }, 'деревня Ям'],
    [{ ref: 'М-4' }, 'трасса М-4'],
    [{ ref: '77' }, 'АЗС № 77'],
  ])('have their address from %j', async (tags, address) => {
    expect((await geojson(feature(tags))).stations).toMatchObject([{ address }]);
  });

  it('show brand and name, unless the name says no more', async () => {
    const names = ['АЗС № 77', 'Лукойл', 'АЗС', 'Лукойл АЗС 5'];
    const { stations } = await geojson(...names.map((name, id) => feature({ brand: 'Лукойл', name }, POINT, id)));
    expect(stations.map(({ network, name }) => [network, name])).toEqual([
      ['Лукойл', 'АЗС № 77'],
      ['Лукойл', undefined],
      ['Лукойл', undefined],
      ['Лукойл', 'Лукойл АЗС 5'],
    ]);
  });

  it.each([
    [{ brand: undefined, name: 'Нефтика', operator: 'ООО «Ромашка»' }, 'Нефтика', undefined],
    [{ brand: undefined, name: 'АЗС № 5', operator: 'ООО «Ромашка»' }, 'ООО «Ромашка»', 'АЗС № 5'],
    [{ brand: undefined, name: 'АЗС', operator: 'ООО «Ромашка»' }, 'ООО «Ромашка»', undefined],
    [{ brand: undefined, name: 'АЗС № 5' }, 'АЗС № 5', undefined],
    [{ brand: undefined, 'name:en': 'Neste' }, 'Neste', undefined],
    [{ brand: '', operator: 'Роснефть' }, 'Роснефть', undefined],
    [{ brand: 'yes', name: '-', operator: 'Роснефть' }, 'Роснефть', undefined],
    [{ brand: 'Роснефть', name: 'нет' }, 'Роснефть', undefined],
  ])('have a brand of %j', async (tags, network, name) => {
    const [station] = (await geojson(feature(tags))).stations;
    expect([station?.network, station?.name]).toEqual([network, name]);
  });

  it.each([
    [{ 'fuel:octane_92': 'only' }, { ai92: null }],
    [{ 'fuel:octane_92': '65.2' }, { ai92: null }],
    [{ 'fuel:octane_92': 'no;yes' }, { ai92: null }],
    [{ 'fuel:diesel': 'limited' }, { diesel: null }],
    [{ 'fuel:lpg': 'yes', 'fuel:lpg:price': '34,9' }, { lpg: 3490 }],
    [
      { 'fuel:cng': 'yes', 'fuel:adblue': 'yes', 'fuel:h70': 'yes', 'fuel:lng': 'yes' },
      { cng: null, lng: null, hydrogen: null, adblue: null },
    ],
    [{ 'fuel:HGV_diesel': 'yes' }, { diesel: null }],
    [{ 'fuel:G-Drive_95': 'yes' }, { ai95_plus: null }],
  ])('sell what %j says', async (tags, fuels) => {
    const { stations, problems } = await geojson(feature({ 'addr:street': 'ул. Мира', ...tags }));
    expect(stations).toMatchObject([{ fuels }]);
    expect(problems).toEqual([]);
  });

  it('name branded fuels as their network does', async () => {
    const brands = {
      'fuel:octane_95': 'yes',
      'fuel:octane_95:brand': 'G-Drive',
      'fuel:octane_100': 'yes',
      'fuel:octane_100:brand': 'Экто 100',
    };
    const { stations } = await geojson(feature(brands));
    expect(stations).toMatchObject([
      { fuels: { ai95: null, ai100: null }, fuelNames: { ai95: 'G-Drive 95', ai100: 'Экто 100' } },
    ]);
  });

  it.each([
    ['fuel:octane_95', { 'fuel:octane_95': 'maybe' }, '«maybe»'],
    ['fuel:kerosene', { 'fuel:kerosene': 'yes' }, '«yes»'],
    ['fuel:octane_95:price', { 'fuel:octane_95:price': 'free' }, '«free»'],
    ['opening_hours', { opening_hours: 'sunrise-sunset' }, '«sunrise-sunset»'],
    ['services', { services: 'shop;atm;compressed_air' }, '«atm»'],
  ])('with an odd %s are imported without it', async (field, tags, found) => {
    const { stations, problems } = await geojson(feature({ ...TAGS, ...tags }));
    expect(stations).toHaveLength(1);
    expect(problems).toMatchObject([{ effect: 'warning', row: 1, id: 'node/1', field, found }]);
  });

  it.each([
    [{ amenity: undefined, 'disused:amenity': 'fuel' }, 'disused:amenity'],
    [{ amenity: undefined, 'abandoned:amenity': 'fuel' }, 'abandoned:amenity'],
    [{ disused: 'yes' }, 'disused'],
    [{ operational_status: 'closed' }, 'operational_status'],
    [{ access: 'private' }, 'access'],
    [{ access: 'no' }, 'access'],
    [{ amenity: 'cafe' }, 'amenity'],
  ])('that sell nothing to the public are left out and counted: %j', async (tags, field) => {
    const { stations, problems, report } = await geojson(feature({ ...TAGS, ...tags }));
    expect(stations).toEqual([]);
    expect(problems).toMatchObject([{ effect: 'skipped', field }]);
    expect(report).toMatchObject({ rows: 1, skipped: 1, leftOut: 0 });
  });

  it.each([
    [
      'Polygon',
      [
        [
          [37, 54],
          [38, 54],
          [38, 55],
          [37, 55],
          [37, 54],
        ],
      ],
      { lat: 54.5, lon: 37.5 },
    ],
    [
      'MultiPolygon',
      [
        [
          [
            [179.999, 66.3],
            [180, 66.301],
          ],
        ],
        [
          [
            [-180, 66.3],
            [-179.999, 66.301],
          ],
        ],
      ],
      { lat: 66.3005, lon: 180 },
    ],
    [
      'MultiPolygon',
      [
        [
          [
            [179.9, 66],
            [180, 66],
          ],
        ],
        [
          [
            [-180, 66],
            [-179.7, 66],
          ],
        ],
      ],
      { lat: 66, lon: -179.9 },
    ],
    ['Point', [37.6, 54.2, 181.5], { lat: 54.2, lon: 37.6 }],
  ])('that are a %s lie in its middle', async (type, coordinates, place) => {
    const { stations } = await geojson(feature({ 'addr:city': '' }, { type, coordinates }));
    expect(stations[0]?.lat).toBeCloseTo(place.lat, 6);
    expect(stations[0]?.lon).toBeCloseTo(place.lon, 6);
  });

  it.each([
    null,
    7,
    { type: 'Point' },
    { type: 'Point', coordinates: [] },
    { type: 'Point', coordinates: ['37.6', '54.2'] },
  ])('without a place are named once: %j', async (geometry) => {
    const { problems } = await geojson(feature(TAGS, geometry));
    expect(problems).toMatchObject([{ effect: 'left_out', field: 'geometry' }]);
  });

  it.each([
    [7, 'row'],
    [null, 'row'],
    [{ type: 'Feature', id: 'node/7', geometry: null, properties: 'none' }, 'properties'],
    [{ type: 'Point', id: 'node/7', coordinates: [1, 2] }, 'type'],
  ])('beside what is no feature are imported: %j', async (broken, field) => {
    const { problems, stations } = await geojson(feature(TAGS), broken);
    expect(stations).toHaveLength(1);
    expect(problems).toMatchObject([{ row: 2, effect: 'left_out', field }]);
  });

  it('never become markup', async () => {
    const { stations } = await geojson(feature({ brand: '<img src=x onerror=alert(1)>' }));
    expect(stations[0]?.network).toBe('<img src=x onerror=alert(1)>');
  });
});

describe('other JSON of OpenStreetMap', () => {
  const line = (id: number) => JSON.stringify(feature(TAGS, POINT, id));
  const element = { type: 'node', id: 1, lat: 54.2, lon: 37.6, tags: { amenity: 'fuel', brand: 'Сеть', ...TAGS } };

  it.each([
    ['features one a line', `${line(1)}\n${line(2)}\n`, ['1', '2']],
    ['a GeoJSON text sequence', `\u001e${line(1)}\n\u001e${line(2)}\n`, ['1', '2']],
    ['a single feature', line(5), ['5']],
    ['a list of features', `[${line(1)},${line(2)}]`, ['1', '2']],
    [
      'Overpass',
      JSON.stringify({ version: 0.6, elements: [element, { type: 'node', id: 9, lat: 1, lon: 1 }] }),
      ['node-1'],
    ],
    [
      'Overpass with areas',
      JSON.stringify({ elements: [{ ...element, type: 'way', lat: undefined, center: { lat: 54.2, lon: 37.6 } }] }),
      ['way-1'],
    ],
    [
      'osmtogeojson',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [feature({ type: 'node', id: 3, tags: { amenity: 'fuel', name: 'А' } }, POINT, 'node/3')],
      }),
      ['node-3'],
    ],
    [
      'GDAL',
      JSON.stringify({
        type: 'FeatureCollection',
        features: [feature({ osm_id: '4', other_tags: '"fuel:diesel"=>"yes","a"=>"\\"b\\""' }, POINT, null)],
      }),
      ['4'],
    ],
  ])('is read: %s', async (_, text, ids) => {
    const { stations, report } = await imported(text);
    expect(stations.map(({ id }) => id)).toEqual(ids);
    expect(report.leftOut).toBe(0);
  });

  it('without places names what to ask for', async () => {
    const { problems } = await imported({
      elements: [{ type: 'way', id: 1, nodes: [1, 2], tags: { amenity: 'fuel', brand: 'А' } }],
    });
    expect(problems).toMatchObject([{ effect: 'left_out', id: 'way/1', field: 'geometry' }]);
    expect(problems[0]?.expected).toContain('out center');
  });

  it.each([
    ['no json', 'no column'],
    ['{', 'cut off'],
    ['{"type":"Point","coordinates":[1,2]}', 'is a Point'],
    ['{"type":"GeometryCollection","geometries":[]}', 'is a GeometryCollection'],
    ['', 'empty'],
    [
      JSON.stringify({
        type: 'FeatureCollection',
        crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::3857' } },
        features: [],
      }),
      'EPSG::3857',
    ],
    [
      JSON.stringify({ type: 'FeatureCollection', features: [], crs: { type: 'EPSG', properties: { code: 28404 } } }),
      'EPSG:28404',
    ],
  ])('is refused with the way out: %s', async (text, reason) => {
    const outcome = await imported(text).then(
      ({ problems, report }) => problems.map(({ expected }) => expected).join() + report.stations,
      (error: Error) => error.message,
    );
    expect(outcome).toContain(reason);
  });

  it.each(['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326', 'urn:ogc:def:crs:EPSG::4326'])(
    'may say that it is WGS 84: %s',
    async (name) => {
      const crs = { type: 'name', properties: { name } };
      expect((await imported({ type: 'FeatureCollection', crs, features: [feature(TAGS)] })).stations).toHaveLength(1);
    },
  );

  it.each([
    ['one a line', `${line(1)}\n${line(2).slice(0, -2)}\n${line(3)}\n${line(4)}\n`],
    [
      'in a list',
      `{"type":"FeatureCollection","features":[\n${line(1)},\n${line(2).slice(0, -2)},\n${line(3)},\n${line(4)}\n]}`,
    ],
  ])('with a broken feature %s names its row, and loses no other', async (_, text) => {
    const { stations, problems } = await imported(text);
    expect(stations.map(({ id }) => id)).toEqual(['1', '3', '4']);
    expect(problems.filter(({ effect }) => effect === 'left_out').some(({ row }) => row === 2)).toBe(true);
  });

  it('that is cut off names the row, and keeps those before', async () => {
    const text = JSON.stringify({
      type: 'FeatureCollection',
      features: [feature(TAGS), feature(TAGS, POINT, 'node/2')],
    });
    const { stations, problems } = await imported(text.slice(0, -40));
    expect(stations).toHaveLength(1);
    expect(problems).toMatchObject([{ effect: 'left_out', row: 2 }]);
  });
});
