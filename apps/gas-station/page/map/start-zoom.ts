import type { StationItem } from '../../contract/catalogue.js';

/** A point, degrees. */
interface Point {
  lat: number;
  lon: number;
}

/** A city with its surroundings: where no stations are known. */
const PLACE_ZOOM = 10;
/** However near or far the stations are, the map shows a district at least and a region at most. */
const [NEAREST_ZOOM, FARTHEST_ZOOM] = [14, 8];
/** Stations so far off belong to another search. Degrees. */
const FAR = 2;
/** Markers keep so far from the map's edges, CSS pixels. */
const MARGIN = 40;
/** The world's width at zoom 0, CSS pixels. */
const WORLD_WIDTH = 256;

/** The zoom at which the nearest stations around the middle of a map are in view. */
export function startZoom(
  middle: Point,
  stations: readonly Pick<StationItem, 'lat' | 'lon'>[],
  { width, height }: { width: number; height: number },
): number {
  const offsets = stations
    .map(({ lat, lon }) => ({ x: Math.abs(lon - middle.lon), y: Math.abs(lat - middle.lat) }))
    .filter(({ x, y }) => x < FAR && y < FAR);
  if (offsets.length === 0) return PLACE_ZOOM;
  const pixels = (degrees: number) => (degrees / 360) * WORLD_WIDTH;
  const across = pixels(Math.max(...offsets.map(({ x }) => x)));
  // Mercator stretches what lies north and south as much as what lies east and west.
  const upright = pixels(Math.max(...offsets.map(({ y }) => y))) / Math.cos((middle.lat * Math.PI) / 180);
  const room = (size: number) => Math.max(1, size / 2 - MARGIN);
  const zoom = Math.floor(Math.log2(Math.min(room(width) / across, room(height) / upright)));
  return Math.max(FARTHEST_ZOOM, Math.min(NEAREST_ZOOM, zoom));
}
