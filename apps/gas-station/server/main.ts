import { fileURLToPath } from 'node:url';
import { systemClock } from '@invoicebox/invoicebox-api';
import { runMerchantServer } from '@invoicebox/merchant-server';
import { catalogueRoutes } from './catalogue/catalogue-routes.js';
import { GasStation } from './gas-station.js';
import { openNetwork, readStationSettings, tileOrigins } from './network.js';
import { SimulatedPumps } from './pumps/simulated-pumps.js';
import { pollUpdates } from './updates/poll-updates.js';
import { StationUpdates } from './updates/station-updates.js';
import { updateRoutes } from './updates/update-routes.js';

/** The app's folder, seen from `dist/server`. */
const folder = fileURLToPath(new URL('../../', import.meta.url));

/** The network with its settings; ends the process with a readable line if one of them is wrong. */
function open() {
  try {
    const settings = readStationSettings(process.env);
    return { ...settings, ...openNetwork(settings, `${folder}data/generated`) };
  } catch (error) {
    console.error(`gas-station: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

const clock = systemClock;
const { index, demonstration, tiles, updates: updateSettings } = open();
const updates = new StationUpdates(index);
const catalogue = catalogueRoutes({ index, clock, demonstration, tiles });
if (updateSettings.keys.length > 0) catalogue.route('/', updateRoutes({ updates, clock, keys: updateSettings.keys }));

await runMerchantServer({
  name: 'gas-station',
  portVariable: 'GAS_STATION_PORT',
  defaults: { GAS_STATION_PORT: '4701', DATABASE_URL: `file:${folder}gas-station.db` },
  miniApp: new GasStation({ stations: index, pumps: new SimulatedPumps(index, clock), clock }),
  catalogue,
  pagesFolder: `${folder}dist/client`,
  imageSources: tileOrigins(tiles),
});
if (updateSettings.url !== undefined) {
  pollUpdates({ ...updateSettings, url: updateSettings.url, updates, clock, warn: (text) => console.warn(text) });
}
