import { readFileSync } from 'node:fs';
import { type BaseMap, decodeLine } from '../../contract/base-map.js';
import { contains, type Line } from '../base-map/rings.js';
import type { LandTest } from './demo-network.js';

interface Area {
  ring: Line;
  west: number;
  east: number;
  south: number;
  north: number;
}

function areaOf(deltas: readonly number[]): Area {
  const ring: Line = decodeLine(deltas).map(([lat, lon]) => [lon, lat] as const);
  const [lons, lats] = [ring.map(([lon]) => lon), ring.map(([, lat]) => lat)];
  return {
    ring,
    west: Math.min(...lons),
    east: Math.max(...lons),
    south: Math.min(...lats),
    north: Math.max(...lats),
  };
}

/** Tells land from water by the base map. */
export function landTest(baseMapPath: string | URL): LandTest {
  const baseMap: BaseMap = JSON.parse(readFileSync(baseMapPath, 'utf8'));
  const [land, lakes] = [baseMap.land.map(areaOf), baseMap.lakes.map(areaOf)];
  // An odd number of edges around a point: seas inside the land, such as the Caspian, are rings of their own.
  const inside = (areas: readonly Area[], lon: number, lat: number) =>
    areas.filter(
      ({ ring, west, east, south, north }) =>
        lon >= west && lon <= east && lat >= south && lat <= north && contains(ring, lon, lat),
    ).length %
      2 ===
    1;
  return (lon, lat) => inside(land, lon, lat) && !inside(lakes, lon, lat);
}
