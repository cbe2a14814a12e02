/** A point on the earth, degrees. */
export interface GeoPoint {
  lat: number;
  lon: number;
}

/** A rectangle on the map, degrees; `west` above `east` goes over the antimeridian. */
export interface GeoBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

const EARTH_RADIUS_METRES = 6_371_000;
const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** The direction of a point from the middle of the earth, as a vector of length 1. */
export function unitVector({ lat, lon }: GeoPoint): [x: number, y: number, z: number] {
  const across = Math.cos(radians(lat));
  return [across * Math.cos(radians(lon)), across * Math.sin(radians(lon)), Math.sin(radians(lat))];
}

/** The cosine of the angle that so many metres over the surface are. */
export function cosineOf(metres: number): number {
  return Math.cos(Math.min(Math.PI, metres / EARTH_RADIUS_METRES));
}

/** Metres between two points over the surface, whole. */
export function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const square = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lon - a.lon);
  return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(square))));
}

/** A rectangle as one or two that do not go over the antimeridian. */
export function simpleBoxes(box: GeoBox): GeoBox[] {
  if (box.west <= box.east) return [box];
  return [
    { ...box, east: 180 },
    { ...box, west: -180 },
  ];
}
