// The import of a GeoJSON file reports each broken feature and puts all others on the map.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@invoicebox/invoicebox-api';
import { cases, check, exactly, holds, Random, reported, seed } from '@invoicebox/test-kit';
import { expect, onTestFinished, test } from 'vitest';
import { catalogueRoutes } from '../../server/catalogue/catalogue-routes.js';
import { BREAKAGES, goodFeature, importedId, type RawFeature } from '../../server/test-support/osm-features.js';
import type { StationMap } from '../../shared/catalogue.js';
import { StationIndex } from '../../stations/station-index.js';
import { readStationsFile } from '../../stations/stations-file.js';
import { readCities } from '../cities.js';
import { jsonLines } from '../write-json.js';
import { formatReport, importStations } from './import-stations.js';

/** One feature in this many is broken: 200 of 5,000. */
const BROKEN_SHARE = 25;
const CITIES = readCities(new URL('../generated/cities.json', import.meta.url));

/** A file with what is known of it. */
interface Source {
  features: RawFeature[];
  /** By row, from 1: the field that has to be named. */
  broken: Map<number, { field: string; name: string }>;
  /** Ids of the good ones, as the API has them. */
  good: Set<string>;
}

function makeSource(count: number): Source {
  const random = new Random(seed);
  const source: Source = { features: [], broken: new Map(), good: new Set() };
  for (let row = 1; row <= count; row += 1) {
    const { feature, tags } = goodFeature(row, random);
    const [firstGood] = source.good;
    // Every way in turn, so that each is there however few there are.
    const breakage = BREAKAGES[source.broken.size % BREAKAGES.length];
    if (row % BROKEN_SHARE !== 0 || firstGood === undefined || !breakage) {
      source.features.push(feature);
      source.good.add(importedId(row));
      continue;
    }
    source.features.push(breakage.breakIt(feature, { firstId: firstGood.replace('-', '/'), tags }));
    source.broken.set(row, breakage);
  }
  return source;
}

/** What the report says, row by row, read from the text that a person reads. */
function readReport(text: string): Map<number, string[]> {
  const rows = new Map<number, string[]>();
  for (const line of text.split('\n').slice(1)) {
    const [, row, rest = ''] = /^ {2}row (\d+)(?: \([^)]*\))?: (.*)$/.exec(line) ?? [];
    rows.set(Number(row), [...(rows.get(Number(row)) ?? []), rest]);
  }
  return rows;
}

/** Every station that the map of the API leads to, going into clusters until there are none. */
async function stationsOnMap(get: (path: string) => Promise<StationMap>): Promise<Set<string>> {
  const found = new Set<string>();
  const open = [{ west: -180, south: -85, east: 180, north: 85, zoom: 1 }];
  for (let box = open.pop(); box; box = open.pop()) {
    const { west, south, east, north, zoom } = box;
    const { stations, clusters } = await get(`/stations?bbox=${west},${south},${east},${north}&zoom=${zoom}`);
    for (const { id } of stations) found.add(id);
    if (clusters.length === 0) continue;
    const [middleLon, middleLat] = [(west + east) / 2, (south + north) / 2];
    for (const [left, right] of [
      [west, middleLon],
      [middleLon, east],
    ] as const) {
      for (const [bottom, top] of [
        [south, middleLat],
        [middleLat, north],
      ] as const) {
        open.push({ west: left, south: bottom, east: right, north: top, zoom: Math.min(20, zoom + 1) });
      }
    }
  }
  return found;
}

const n = cases({ quick: 1_000, deep: 5_000 });
const source = makeSource(n);
const started = performance.now();
const text = JSON.stringify({ type: 'FeatureCollection', features: source.features });
const result = importStations(text, 'geojson', CITIES);
const tookMs = performance.now() - started;

test('the report names each broken feature, and no other', ({ task }) => {
  const named = readReport(formatReport(result));
  const wrongField = [...source.broken].filter(
    ([row, { field }]) => !named.get(row)?.some((line) => line.startsWith(`${field} is `) && /expected/i.test(line)),
  );
  const wrong = wrongField.map(([row, { name }]) => `row ${row} (${name}): ${named.get(row)}`).join('; ');
  check(
    task,
    exactly('features that were broken', source.broken.size, Math.floor(n / BROKEN_SHARE)),
    exactly(
      'ways in which they were',
      new Set([...source.broken.values()].map(({ name }) => name)).size,
      Math.min(BREAKAGES.length, source.broken.size),
    ),
    exactly(
      'broken features that the report names',
      [...source.broken.keys()].filter((row) => named.has(row)).length,
      source.broken.size,
    ),
    holds('each with the field, what was found and what was expected', wrong === '', wrong || 'holds'),
    exactly(
      'good features that the report names',
      [...named.keys()].filter((row) => !source.broken.has(row)).length,
      0,
    ),
    exactly('stations imported', result.stations.length, n - source.broken.size),
    reported('time to import', tookMs, 'ms'),
  );
});

test('every good station is on the map and has its page', async ({ task }) => {
  const folder = mkdtempSync(join(tmpdir(), 'station-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'stations.json');
  writeFileSync(path, jsonLines({ version: 1, source: 'test', demonstration: false }, 'stations', result.stations));
  const { stations, demonstration } = readStationsFile(path);
  const api = catalogueRoutes({ stations: new StationIndex(stations), clock: systemClock, demonstration });
  const details = await Promise.all([...source.good].map(async (id) => (await api.request(`/stations/${id}`)).status));
  const onMap = await stationsOnMap(async (address) => (await (await api.request(address)).json()) as StationMap);
  const missing = [...source.good].filter((id) => !onMap.has(id));
  expect(missing).toEqual([]);
  check(
    task,
    exactly(
      'good stations that the API gives by id',
      details.filter((status) => status === 200).length,
      source.good.size,
    ),
    exactly('good stations that the map leads to', source.good.size - missing.length, source.good.size),
    exactly('other stations on the map', onMap.size - source.good.size, 0),
  );
});
