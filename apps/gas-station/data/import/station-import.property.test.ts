// The import of a GeoJSON file names each broken feature, leaves out what is broken of it, and puts all others on the map.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@invoicebox/invoicebox-api';
import { cases, check, exactly, holds, Random, reported, seed } from '@invoicebox/test-kit';
import { expect, onTestFinished, test } from 'vitest';
import { catalogueRoutes } from '../../server/catalogue/catalogue-routes.js';
import {
  BREAKAGES,
  type Breakage,
  goodFeature,
  importedId,
  type RawFeature,
} from '../../server/test-support/osm-features.js';
import type { StationMap } from '../../shared/catalogue.js';
import { StationIndex } from '../../stations/station-index.js';
import { readStationsFile } from '../../stations/stations-file.js';
import { imported } from '../test-support/imported.js';
import { jsonLines } from '../write-json.js';
import type { ImportProblem } from './source-row.js';

/** One feature in this many is broken: 200 of 5,000. */
const BROKEN_SHARE = 25;

/** A file with what is known of it. */
interface Source {
  features: RawFeature[];
  /** By row, from 1. */
  broken: Map<number, Breakage>;
  /** Ids of those that are imported, as the API has them. */
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
    if (breakage.effect === 'warning') source.good.add(importedId(row));
  }
  return source;
}

/** Problems by row. */
function byRow(problems: readonly ImportProblem[]): Map<number, ImportProblem[]> {
  const rows = new Map<number, ImportProblem[]>();
  for (const problem of problems) rows.set(problem.row, [...(rows.get(problem.row) ?? []), problem]);
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
const result = await imported({ type: 'FeatureCollection', features: source.features });
const tookMs = performance.now() - started;

test('each broken feature is named, and no other', ({ task }) => {
  const named = byRow(result.problems);
  const wrongField = [...source.broken].filter(
    ([row, { field, effect }]) =>
      !named
        .get(row)
        ?.some((problem) => problem.field === field && problem.effect === effect && problem.expected !== ''),
  );
  const wrong = wrongField
    .map(([row, { name }]) => `row ${row} (${name}): ${JSON.stringify(named.get(row))}`)
    .join('; ');

  check(
    task,
    exactly('features that were broken', source.broken.size, Math.floor(n / BROKEN_SHARE)),
    exactly(
      'ways in which they were',
      new Set([...source.broken.values()].map(({ name }) => name)).size,
      Math.min(BREAKAGES.length, source.broken.size),
    ),
    exactly(
      'broken features that are named',
      [...source.broken.keys()].filter((row) => named.has(row)).length,
      source.broken.size,
    ),
    holds('each with the field, what was found, expected and done', wrong === '', wrong || 'holds'),
    exactly('good features that are named', [...named.keys()].filter((row) => !source.broken.has(row)).length, 0),
    exactly('stations imported', result.stations.length, source.good.size),
    reported('time to import', tookMs, 'ms'),
  );
});

test('every good station is on the map and has its page', async ({ task }) => {
  const folder = mkdtempSync(join(tmpdir(), 'station-import-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'stations.json');
  writeFileSync(path, jsonLines({ version: 1, source: 'test', demonstration: false }, 'stations', result.records));
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
