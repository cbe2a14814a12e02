import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Network } from '../../stations/stations-file.js';
import { readCities } from '../cities.js';
import { demoNetwork } from './demo-network.js';
import { landTest } from './land.js';

/** Every demonstration has the same stations. */
const SEED = 20_261_122;

/** About how many stations the demonstration has unless told otherwise: a large network of one country. */
export const DEMO_STATIONS = 30_000;

/**
 * Invents the demonstration network: made anew at every start instead of lying in the repository.
 *
 * @param dataFolder absolute path of `data/generated`.
 * @param count about how many stations.
 */
export function openDemoNetwork(dataFolder: string, count: number = DEMO_STATIONS): Network {
  const cities = readCities(pathToFileURL(join(dataFolder, 'cities.json')));
  const isLand = landTest(pathToFileURL(join(dataFolder, 'base-map.json')));
  return demoNetwork(cities, { seed: SEED, count, isLand });
}
