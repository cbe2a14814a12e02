import { fileURLToPath } from 'node:url';
import { systemClock } from '@invoicebox/invoicebox-api';
import { runMerchantServer } from '@invoicebox/merchant-server';
import { catalogueRoutes } from './catalogue/catalogue-routes.js';
import { GasStation } from './gas-station.js';
import { SimulatedPumps } from './pumps/simulated-pumps.js';
import { StationIndex } from './stations/station-index.js';
import { type Network, readStationsFile } from './stations/stations-file.js';

/** The app's folder, seen from `dist/server`. */
const folder = fileURLToPath(new URL('../../', import.meta.url));

/** The network that STATIONS_FILE names; ends the process with a readable line if it cannot be read. */
function readNetwork(): Network {
  try {
    return readStationsFile(process.env.STATIONS_FILE || `${folder}data/generated/stations.json`);
  } catch (error) {
    console.error(`gas-station: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

const clock = systemClock;
const network = readNetwork();
const stations = new StationIndex(network.stations);

await runMerchantServer({
  name: 'gas-station',
  portVariable: 'GAS_STATION_PORT',
  defaults: { GAS_STATION_PORT: '4701', DATABASE_URL: `file:${folder}gas-station.db` },
  miniApp: new GasStation({ stations, pumps: new SimulatedPumps(stations, clock), clock }),
  catalogue: catalogueRoutes({ index: stations, clock, demonstration: network.demonstration }),
  pagesFolder: `${folder}dist/client`,
});
