/**
 * Imports a stations file from GeoJSON, CSV or a network's JSON feed:
 *
 *     npm run import-stations -- stations.csv my-stations.json --source "Our own list, 2026-11"
 *
 * Prints a report of every invalid row. Exits with code 1 if nothing was imported.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { StationsFile } from '../stations/stations-file.js';
import { readCities } from './cities.js';
import { formatReport, type ImportFormat, importStations } from './import/import-stations.js';
import { ImportError } from './import/source-row.js';
import { jsonLines } from './write-json.js';

const USAGE =
  'Usage: npm run import-stations -- INPUT.geojson|INPUT.csv|INPUT.json OUTPUT.json [--source TEXT] [--demonstration]';

const CITIES = fileURLToPath(new URL('./generated/cities.json', import.meta.url));

/** By file extension; JSON is GeoJSON if it declares so, otherwise a feed. */
function formatOf(path: string, text: string): ImportFormat {
  if (/\.csv$/i.test(path)) return 'csv';
  if (/\.geojson$/i.test(path)) return 'geojson';
  if (/\.json$/i.test(path)) return /"type"\s*:\s*"FeatureCollection"/.test(text) ? 'geojson' : 'feed';
  throw new ImportError(`${path} is neither .geojson, .json nor .csv.`);
}

function run(): boolean {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { source: { type: 'string' }, demonstration: { type: 'boolean', default: false } },
  });
  const [input, output] = positionals;
  if (input === undefined || output === undefined) throw new ImportError(USAGE);
  const text = readFileSync(input, 'utf8');
  const result = importStations(text, formatOf(input, text), readCities(CITIES));
  console.log(formatReport(result));
  if (result.stations.length === 0) return false;
  const { stations, ...head }: StationsFile = {
    version: 1,
    source: values.source ?? input,
    demonstration: values.demonstration,
    stations: result.stations,
  };
  writeFileSync(output, jsonLines(head, 'stations', stations));
  console.log(`Written to ${output}. Start the server with STATIONS_FILE=${output}.`);
  return true;
}

try {
  process.exitCode = run() ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
