import type { GeoPoint } from '../geo/index.js';

/** A city with its surroundings, if nothing is known there. */
const PLACE_ZOOM = 10;
/** From a region to a district. */
const [MAX_ZOOM, MIN_ZOOM] = [14, 8];
/** Items further away are ignored, degrees. */
const MAX_OFFSET = 2;
/** CSS pixels. */
const MARGIN = 40;
/** The world's width at zoom 0, CSS pixels. */
const WORLD_WIDTH = 256;

/** The zoom at which the nearest items are in view. */
export function startZoom(
  middle: GeoPoint,
  items: readonly GeoPoint[],
  { width, height }: { width: number; height: number },
): number {
  const offsets = items
    .map(({ lat, lon }) => ({ x: Math.abs(lon - middle.lon), y: Math.abs(lat - middle.lat) }))
    .filter(({ x, y }) => x < MAX_OFFSET && y < MAX_OFFSET);
  if (offsets.length === 0) return PLACE_ZOOM;
  const pixels = (degrees: number) => (degrees / 360) * WORLD_WIDTH;
  const across = pixels(Math.max(...offsets.map(({ x }) => x)));
  // Mercator stretches both axes by the same factor.
  const upright = pixels(Math.max(...offsets.map(({ y }) => y))) / Math.cos((middle.lat * Math.PI) / 180);
  const room = (size: number) => Math.max(1, size / 2 - MARGIN);
  const zoom = Math.floor(Math.log2(Math.min(room(width) / across, room(height) / upright)));
  return Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom));
}
