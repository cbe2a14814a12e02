import { PageError } from '@invoicebox/merchant-server';
import { z } from 'zod';
import { MAX_STATIONS, PRICE_RADIUS_METRES, SERVICES } from '../../shared/catalogue.js';
import { DEFAULT_FUEL, FUEL_KINDS } from '../../shared/fuel.js';
import type { GeoBox } from '../../stations/geo.js';
import type { StationSearch } from '../../stations/station-index.js';

const DEFAULT_STATIONS = 20;
/** Every page sorts from the start: deep pages would be expensive. */
const MAX_OFFSET = 10_000;

/** A parsed query: a list, or a map of a rectangle at a zoom level. */
export type StationQuery =
  | { kind: 'list'; search: StationSearch }
  | { kind: 'map'; search: StationSearch; box: GeoBox; zoom: number };

const numberSchema = (expected: string) =>
  z
    .string()
    .regex(/^[+-]?\d+(\.\d+)?$/, expected)
    .transform(Number);

const latitudeSchema = numberSchema('Expected degrees from -90 to 90.').refine(
  (value) => Math.abs(value) <= 90,
  'Expected degrees from -90 to 90.',
);
const longitudeSchema = numberSchema('Expected degrees from -180 to 180.').refine(
  (value) => Math.abs(value) <= 180,
  'Expected degrees from -180 to 180.',
);

const wholeSchema = (min: number, max: number) => {
  const expected = `Expected a whole number from ${min} to ${max}.`;
  return numberSchema(expected).refine((value) => Number.isInteger(value) && value >= min && value <= max, expected);
};

const flagSchema = z.enum(['0', '1'], 'Expected 1 or 0.').transform((value) => value === '1');

const boxSchema = z
  .string()
  .transform((text) => text.split(','))
  .pipe(
    z.tuple(
      [longitudeSchema, latitudeSchema, longitudeSchema, latitudeSchema],
      'Expected west,south,east,north in degrees.',
    ),
  )
  .refine(([, south, , north]) => south <= north, 'Expected south below north.')
  .transform(([west, south, east, north]) => ({ west, south, east, north }));

const querySchema = z
  .object({
    lat: latitudeSchema.exactOptional(),
    lon: longitudeSchema.exactOptional(),
    bbox: boxSchema.exactOptional(),
    fuel: z.enum(FUEL_KINDS, `Expected one of ${FUEL_KINDS.join(', ')}.`).exactOptional(),
    brand: z.array(z.string().max(120)).max(50),
    service: z.array(z.enum(SERVICES, `Expected some of ${SERVICES.join(', ')}.`)),
    open: flagSchema.exactOptional(),
    payable: flagSchema.exactOptional(),
    q: z.string().max(100, 'Expected at most 100 characters.').exactOptional(),
    sort: z.enum(['distance', 'price'], 'Expected distance or price.').default('distance'),
    zoom: wholeSchema(0, 20).exactOptional(),
    offset: wholeSchema(0, MAX_OFFSET).default(0),
    limit: wholeSchema(1, MAX_STATIONS).default(DEFAULT_STATIONS),
  })
  .refine(({ lat, lon }) => (lat === undefined) === (lon === undefined), {
    path: ['lat'],
    message: 'Expected lat and lon together.',
  })
  .refine(({ zoom, bbox }) => zoom === undefined || bbox !== undefined, {
    path: ['zoom'],
    message: 'Expected bbox with it: a map is of a rectangle.',
  });

/**
 * Parses the query of `GET /api/stations`; empty parameters count as absent.
 *
 * @throws PageError naming each invalid parameter and what was expected.
 */
export function readStationQuery(parameters: URLSearchParams): StationQuery {
  const given = [...parameters].filter(([, value]) => value !== '');
  const all = (wanted: string) => given.filter(([name]) => name === wanted).map(([, value]) => value);
  const reading = querySchema.safeParse({ ...Object.fromEntries(given), brand: all('brand'), service: all('service') });
  if (!reading.success) {
    throw new PageError(
      'bad_request',
      reading.error.issues.map(({ path, message }) => `${String(path[0] ?? 'query')}: ${message}`).join(' '),
    );
  }
  const { lat, lon, bbox, fuel, brand, service, open, payable, q, sort, zoom, offset, limit } = reading.data;
  const search: StationSearch = {
    filter: { fuel, networks: brand, services: service, open, payable },
    text: q,
    offset,
    limit,
    ...(lat === undefined || lon === undefined ? {} : { point: { lat, lon } }),
    ...(bbox === undefined ? {} : { box: bbox }),
    ...(sort === 'price' ? { cheapest: fuel ?? DEFAULT_FUEL } : {}),
    ...(sort === 'price' && lat !== undefined && bbox === undefined ? { radius: PRICE_RADIUS_METRES } : {}),
  };
  return zoom === undefined || bbox === undefined ? { kind: 'list', search } : { kind: 'map', search, box: bbox, zoom };
}
