import { readFileSync } from 'node:fs';
import { type BaseMap, decodeLine } from '@invoicebox/mini-app-kit/geo';
import type { LandTest } from './demo-network.js';

/** An edge of a shoreline, degrees. */
type Edge = readonly [fromLon: number, fromLat: number, toLon: number, toLat: number];

/** Edges are indexed by bands of latitude of this height. */
const BAND_DEGREES = 0.25;
const bandOf = (lat: number) => Math.floor(lat / BAND_DEGREES);

function edgesByBand(rings: readonly number[][]): ReadonlyMap<number, Edge[]> {
  const bands = new Map<number, Edge[]>();
  for (const ring of rings.map(decodeLine)) {
    for (const [index, [lat, lon]] of ring.entries()) {
      const [nextLat, nextLon] = ring[(index + 1) % ring.length] ?? [lat, lon];
      const edge: Edge = [lon, lat, nextLon, nextLat];
      for (let band = bandOf(Math.min(lat, nextLat)); band <= bandOf(Math.max(lat, nextLat)); band += 1) {
        const edges = bands.get(band);
        if (edges) edges.push(edge);
        else bands.set(band, [edge]);
      }
    }
  }
  return bands;
}

/** Even-odd rule: inland seas, such as the Caspian, are rings too. */
function isInside(bands: ReadonlyMap<number, readonly Edge[]>, lon: number, lat: number): boolean {
  let inside = false;
  for (const [x1, y1, x2, y2] of bands.get(bandOf(lat)) ?? []) {
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

/** Creates a test for land on the base map. */
export function landTest(baseMapPath: string | URL): LandTest {
  const baseMap: BaseMap = JSON.parse(readFileSync(baseMapPath, 'utf8'));
  const [land, lakes] = [edgesByBand(baseMap.land), edgesByBand(baseMap.lakes)];
  return (lon, lat) => isInside(land, lon, lat) && !isInside(lakes, lon, lat);
}
