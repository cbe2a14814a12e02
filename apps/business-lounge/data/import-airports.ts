/** Writes `data/generated/airports.json`; run by `npm run import-airports` (data/README.md, Airports). */
import { writeFileSync } from 'node:fs';
import { readAirportSources } from './airport-sources.js';
import { buildAirports, serializeAirports } from './build-airports.js';

const folder = new URL('./', import.meta.url);
const airports = buildAirports(readAirportSources(folder));
writeFileSync(new URL('generated/airports.json', folder), serializeAirports(airports));
console.log(`${airports.length} airports written.`);
