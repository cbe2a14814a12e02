import { readCities } from '../cities.js';
import { jsonLines } from '../write-json.js';
import { demoNetwork } from './demo-network.js';
import { landTest } from './land.js';

/** The committed network's seed and size. */
const DEMO_NETWORK = { seed: 20_261_122, count: 3000 } as const;

/** The text of `generated/stations.json`. */
export function demoNetworkText(generatedFolder: URL): string {
  const cities = readCities(new URL('cities.json', generatedFolder));
  const isLand = landTest(new URL('base-map.json', generatedFolder));
  const { stations, ...head } = demoNetwork(cities, { ...DEMO_NETWORK, isLand });
  return jsonLines(head, 'stations', stations);
}
