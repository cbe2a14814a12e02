import { roundDegrees } from '../geo/index.js';

/**
 * The map is cut in the Atlantic instead of at the antimeridian, so that Chukotka is not cut off: longitudes west of the cut
 * are drawn 360° further east.
 */
const CUT_MERIDIAN = -40;

/** A longitude on the map. */
export function drawnLongitude(lon: number): number {
  return lon < CUT_MERIDIAN ? lon + 360 : lon;
}

/** Normalizes a longitude to [-180, 180). */
function realLongitude(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}

/** The view of a map, degrees; longitudes on the map. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** The `bbox` parameter of a map's view: `west,south,east,north`, where west may exceed east. */
export function bboxOf({ west, south, east, north }: Bounds): string {
  const wholeTurn = east - west >= 360;
  const [from, to] = wholeTurn ? [-180, 180] : [realLongitude(west), realLongitude(east)];
  return [from, Math.max(south, -90), to, Math.min(north, 90)].map(roundDegrees).join(',');
}
