import { z } from 'zod';
import { FUEL_KINDS } from '../../contract/fuel.js';
import type { GeoBox, GeoPoint, StationFilter } from '../stations/station-index.js';

/** The most stations that one answer holds. */
export const MAX_STATIONS = 100;
const DEFAULT_STATIONS = 20;

/** A search for stations, read from a query string. */
export interface StationQuery {
  filter: StationFilter;
  limit: number;
  point?: GeoPoint;
  box?: GeoBox;
}

/** The query string cannot be read; the message names each parameter. */
export class QueryError extends Error {
  override readonly name = 'QueryError';
  /** Stable code, the same as in the page's API. */
  readonly code = 'bad_request';
}

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
    q: z.string().max(100, 'Expected at most 100 characters.').exactOptional(),
    limit: numberSchema(`Expected a whole number from 1 to ${MAX_STATIONS}.`)
      .refine(
        (value) => Number.isInteger(value) && value >= 1 && value <= MAX_STATIONS,
        `Expected a whole number from 1 to ${MAX_STATIONS}.`,
      )
      .default(DEFAULT_STATIONS),
  })
  .refine(({ lat, lon }) => (lat === undefined) === (lon === undefined), {
    path: ['lat'],
    message: 'Expected lat and lon together.',
  })
  .refine(({ lat, bbox }) => lat === undefined || bbox === undefined, {
    path: ['bbox'],
    message: 'Expected either a point or a rectangle.',
  });

/**
 * Reads the query of `GET /api/stations`; empty parameters count as absent.
 *
 * @throws QueryError naming each wrong parameter and what was expected.
 */
export function readStationQuery(parameters: URLSearchParams): StationQuery {
  const given = [...parameters].filter(([, value]) => value !== '');
  const brand = given.filter(([name]) => name === 'brand').map(([, value]) => value);
  const reading = querySchema.safeParse({ ...Object.fromEntries(given), brand });
  if (!reading.success) {
    throw new QueryError(
      reading.error.issues.map(({ path, message }) => `${String(path[0] ?? 'query')}: ${message}`).join(' '),
    );
  }
  const { lat, lon, bbox, fuel, q, limit } = reading.data;
  return {
    filter: { fuel, networks: brand, text: q },
    limit,
    ...(lat === undefined || lon === undefined ? {} : { point: { lat, lon } }),
    ...(bbox === undefined ? {} : { box: bbox }),
  };
}
