/**
 * The map is cut open in the Atlantic instead of at the antimeridian, so that Chukotka is in one piece with the rest:
 * longitudes west of the cut are drawn a turn further east.
 */
const CUT_MERIDIAN = -40;

/** A longitude as the map draws it. */
export function drawnLongitude(lon: number): number {
  return lon < CUT_MERIDIAN ? lon + 360 : lon;
}

/** A longitude from -180 to 180. */
function realLongitude(lon: number): number {
  return ((((lon + 180) % 360) + 360) % 360) - 180;
}

/** What a map shows, degrees; longitudes as the map draws them. */
export interface Bounds {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Four decimal places are ten metres, and let equal views be cached. */
const short = (degrees: number) => String(Math.round(degrees * 10_000) / 10_000);

/** The `bbox` parameter of what a map shows: `west,south,east,north`, where west may be above east. */
export function bboxOf({ west, south, east, north }: Bounds): string {
  const wholeTurn = east - west >= 360;
  const [from, to] = wholeTurn ? [-180, 180] : [realLongitude(west), realLongitude(east)];
  return [from, Math.max(south, -90), to, Math.min(north, 90)].map(short).join(',');
}
