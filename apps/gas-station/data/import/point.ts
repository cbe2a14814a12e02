/** A place in degrees, WGS 84. */
export interface PlainPoint {
  lat: number;
  lon: number;
}

/** Why a geometry is no place. */
export interface PointProblem {
  found: unknown;
  expected: string;
}

/** All positions of a geometry, at any depth; heights are left out. */
function positions(coordinates: unknown): PlainPoint[] {
  if (!Array.isArray(coordinates)) return [];
  const [lon, lat] = coordinates;
  if (typeof lon === 'number' && typeof lat === 'number') return [{ lon, lat }];
  return coordinates.flatMap(positions);
}

/** The middle of a set of places, also of one that lies on both sides of the antimeridian. */
function middleOf(points: readonly PlainPoint[]): PlainPoint {
  const lons = points.map(({ lon }) => lon);
  const isSplit = extent(lons) > 180;
  const lon = middle(isSplit ? lons.map((value) => (value < 0 ? value + 360 : value)) : lons);
  return { lat: middle(points.map(({ lat }) => lat)), lon: isSplit && lon > 180 ? lon - 360 : lon };
}

const smallest = (values: readonly number[]) => values.reduce((least, value) => Math.min(least, value));
const largest = (values: readonly number[]) => values.reduce((most, value) => Math.max(most, value));
const extent = (values: readonly number[]) => largest(values) - smallest(values);
const middle = (values: readonly number[]) => (smallest(values) + largest(values)) / 2;

const EXPECTED = 'Expected a place: a Point, or an area, with longitude and latitude as numbers.';

/** The place of a GeoJSON geometry; of an area, the middle of its extent. */
export function pointOfGeometry(geometry: unknown): PlainPoint | PointProblem {
  if (typeof geometry !== 'object' || geometry === null) return { found: geometry, expected: EXPECTED };
  const { coordinates, geometries } = geometry as { coordinates?: unknown; geometries?: unknown };
  const parts = Array.isArray(geometries)
    ? geometries.map((part) => (part as { coordinates?: unknown })?.coordinates)
    : coordinates;
  const found = positions(parts);
  return found.length === 0 ? { found: geometry, expected: EXPECTED } : middleOf(found);
}
