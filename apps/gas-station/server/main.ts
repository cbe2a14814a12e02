import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@invoicebox/invoicebox-api';
import { runMerchantServer } from '@invoicebox/merchant-server';
import { forecourtRoutes } from '../forecourt/forecourt-routes.js';
import { catalogueRoutes } from './catalogue/catalogue-routes.js';
import { GasStation } from './gas-station.js';
import { openNetwork, readStationSettings, tileOrigins } from './network.js';
import { LivePumps } from './pumps/live-pumps.js';
import { openPumps, readPumpSettings } from './pumps/open-pumps.js';
import { pumpRoutes } from './pumps/pump-routes.js';
import { pollUpdates } from './updates/poll-updates.js';
import { StationUpdates } from './updates/station-updates.js';
import { updateRoutes } from './updates/update-routes.js';

/** The app's folder; this file runs from `dist/server`. */
const folder = fileURLToPath(new URL('../../', import.meta.url));
const defaults = { GAS_STATION_PORT: '4701', DATABASE_URL: `file:${folder}gas-station.db` };
const clock = systemClock;
const warn = (text: string) => console.warn(text);

/** Opens the network and its pumps. Exits with a readable message if a setting is invalid. */
async function open() {
  try {
    const settings = readStationSettings(process.env);
    const pumpSettings = readPumpSettings(process.env, join(process.env.DATA_DIR || folder, 'forecourt.json'));
    const network = openNetwork(settings, `${folder}data/generated`);
    const pumps = await openPumps(pumpSettings, { stations: network.index, clock, warn });
    if (pumps.forecourt && /^postgres/.test(process.env.DATABASE_URL ?? '')) {
      warn('gas-station: the simulated pumps are this process’s own: several servers need PUMP_CONTROLLER.');
    }
    return { ...settings, ...network, ...pumps };
  } catch (error) {
    console.error(`gas-station: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  }
}

const { index, demonstration, tiles, updates: updateSettings, controller, forecourt } = await open();
const livePumps = new LivePumps(controller, clock);
const updates = new StationUpdates(index);
const routes = catalogueRoutes({ index, clock, demonstration, tiles });
routes.route('/', pumpRoutes(index, livePumps));
if (updateSettings.keys.length > 0) routes.route('/', updateRoutes({ updates, clock, keys: updateSettings.keys }));
const publicUrl =
  process.env.PUBLIC_URL || `http://127.0.0.1:${process.env.GAS_STATION_PORT || defaults.GAS_STATION_PORT}`;

await runMerchantServer({
  name: 'gas-station',
  portVariable: 'GAS_STATION_PORT',
  defaults,
  miniApp: new GasStation({ stations: index, pumps: controller, livePumps, clock, warn }),
  routes,
  pagesFolder: `${folder}dist/page`,
  imageSources: tileOrigins(tiles),
  sidePages: [{ name: 'forecourt', api: forecourt && forecourtRoutes({ forecourt, stations: index, publicUrl }) }],
});
if (updateSettings.url !== undefined) {
  pollUpdates({ ...updateSettings, url: updateSettings.url, updates, clock, warn });
}
