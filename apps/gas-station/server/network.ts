import { join } from 'node:path';
import { readCities } from '../data/cities.js';
import { cityAliases } from '../data/city-aliases.js';
import { openDemoNetwork } from '../data/demo/open-demo-network.js';
import { commonSpellings, networkKey } from '../stations/network-name.js';
import type { Station } from '../stations/station.js';
import { StationIndex } from '../stations/station-index.js';
import { readStationsFile } from '../stations/stations-file.js';
import type { GasStationSettings } from './settings.js';

export interface OpenedNetwork {
  stations: StationIndex;
  /** The stations are invented; the page says so. */
  demonstration: boolean;
}

/** Stations of one network under one spelling of its name. */
function withOneSpelling(stations: readonly Station[]): Station[] {
  const spellings = commonSpellings(stations.map(({ network }) => network));
  return stations.map((station) => ({
    ...station,
    network: spellings.get(networkKey(station.network)) ?? station.network,
  }));
}

/**
 * Opens the network: the stations of a file, or the demonstration.
 *
 * @param dataFolder absolute path of `data/generated`.
 * @throws StationsFileError if the file cannot be read.
 */
export function openNetwork(
  { STATIONS_FILE, DEMO_STATIONS }: Pick<GasStationSettings, 'STATIONS_FILE' | 'DEMO_STATIONS'>,
  dataFolder: string,
): OpenedNetwork {
  const { stations, demonstration } =
    STATIONS_FILE === undefined ? openDemoNetwork(dataFolder, DEMO_STATIONS) : readStationsFile(STATIONS_FILE);
  const aliases = cityAliases(readCities(join(dataFolder, 'cities.json')));
  return { stations: new StationIndex(withOneSpelling(stations), aliases), demonstration };
}
