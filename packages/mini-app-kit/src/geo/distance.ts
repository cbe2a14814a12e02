/** A point on the earth, degrees (WGS 84). */
export interface GeoPoint {
  lat: number;
  lon: number;
}

export const EARTH_RADIUS_METRES = 6_371_000;

const radians = (degrees: number) => (degrees * Math.PI) / 180;

/** Great-circle distance in whole metres (haversine). */
export function metresBetween(a: GeoPoint, b: GeoPoint): number {
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const square = half(b.lat - a.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(b.lon - a.lon);
  return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(square))));
}
