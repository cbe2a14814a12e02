import { EARTH_RADIUS_METRES, type GeoPoint } from '@invoicebox/mini-app-kit/geo';

/** A rectangle in degrees. It crosses the antimeridian if `west` is greater than `east`. */
export interface GeoBox {
  west: number;
  south: number;
  east: number;
  north: number;
}

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

/** Splits a rectangle that crosses the antimeridian. */
export function simpleBoxes(box: GeoBox): GeoBox[] {
  if (box.west <= box.east) return [box];
  return [
    { ...box, east: 180 },
    { ...box, west: -180 },
  ];
}
