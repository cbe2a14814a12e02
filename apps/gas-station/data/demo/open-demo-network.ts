import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Network } from '../../stations/stations-file.js';
import { readCities } from '../cities.js';
import { demoNetwork } from './demo-network.js';
import { landTest } from './land.js';

/** Fixed, so that every demonstration has the same stations. */
const SEED = 20_261_122;

/** Default number of stations: a large national network. */
export const DEMO_STATIONS = 30_000;

/**
 * Generates the demonstration network, at every start instead of being stored in the repository.
 *
 * @param dataFolder absolute path of `data/generated`.
 * @param count approximate number of stations.
 */
export function openDemoNetwork(dataFolder: string, count: number = DEMO_STATIONS): Network {
  const cities = readCities(pathToFileURL(join(dataFolder, 'cities.json')));
  const isLand = landTest(createRequire(import.meta.url).resolve('@invoicebox/mini-app-kit/base-map.json'));
  return demoNetwork(cities, { seed: SEED, count, isLand });
}
