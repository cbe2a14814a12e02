/** A point on the earth, degrees. */
export interface GeoPoint {
  lat: number;
  lon: number;
}

/** A rectangle in degrees. It crosses the antimeridian if `west` is greater than `east`. */
export interface GeoBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

const EARTH_RADIUS_METRES = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The unit vector from the centre of the earth to a point. */
export function unitVector({ lat, lon }: GeoPoint): [x: number, y: number, z: number] {
  const across = Math.cos(radians(lat));
  return [across * Math.cos(radians(lon)), across * Math.sin(radians(lon)), Math.sin(radians(lat))];
}

/** The cosine of the central angle of a distance. */
export function cosineOf(metres: number): number {
  return Math.cos(Math.min(Math.PI, metres / EARTH_RADIUS_METRES));
}

/** Great-circle distance in whole metres (haversine). */
export function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const square = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lon - a.lon);
  return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(square))));
}

/** Splits a rectangle that crosses the antimeridian. */
export function simpleBoxes(box: GeoBox): GeoBox[] {
  if (box.west <= box.east) return [box];
  return [
    { ...box, east: 180 },
    { ...box, west: -180 },
  ];
}
