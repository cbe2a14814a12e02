import { join } from 'node:path';
import type { Clock } from '@invoicebox/invoicebox-api';
import { defineMiniApp, type FulfilmentReports, minutes } from '@invoicebox/merchant-server';
import { forecourtRoutes } from '../forecourt/forecourt-routes.js';
import type { SimulatedForecourt } from '../forecourt/simulated-forecourt.js';
import type { PumpController } from '../pumps/pump-controller.js';
import type { Tiles } from '../shared/catalogue.js';
import type { StationIndex } from '../stations/station-index.js';
import { catalogueRoutes } from './catalogue/catalogue-routes.js';
import { fuelFacts } from './fuel-facts.js';
import { Fuellings } from './fuellings.js';
import { openNetwork } from './network.js';
import { LivePumps } from './pumps/live-pumps.js';
import { openPumps } from './pumps/open-pumps.js';
import { pumpRoutes } from './pumps/pump-routes.js';
import { quoteFuel, requireWorkingPump } from './quote.js';
import { selectionSchema } from './selection.js';
import { GAS_STATION_VARIABLES, tileOrigins, tilesOf } from './settings.js';
import { pollUpdates } from './updates/poll-updates.js';
import { StationUpdates } from './updates/station-updates.js';
import { updateRoutes } from './updates/update-routes.js';

/** What the gas station's services are made of. */
export interface GasStationDeps {
  stations: StationIndex;
  /** The stations are invented; the page says so. */
  demonstration: boolean;
  /** Null: the page draws its built-in base map. */
  tiles: Tiles | null;
  pumps: PumpController;
  /** The pumps, if they are simulated. */
  forecourt: SimulatedForecourt | null;
}

/** What the gas station's functions share. */
export interface GasStationServices extends GasStationDeps {
  livePumps: LivePumps;
  updates: StationUpdates;
  fuellings: Fuellings;
}

/** Makes the services of the gas station. */
export function gasStationServices(
  deps: GasStationDeps,
  { reports, clock, warn }: { reports: FulfilmentReports; clock: Clock; warn: (text: string) => void },
): GasStationServices {
  const { stations, pumps } = deps;
  return {
    ...deps,
    livePumps: new LivePumps(pumps, clock),
    updates: new StationUpdates(stations),
    fuellings: new Fuellings({ pumps, reports, clock, warn }),
  };
}

/** The mini-app: sells fuel at the pumps of a network of stations. */
export const gasStation = defineMiniApp({
  orderPrefix: 'GS',
  // The buyer is at the pump.
  payWithin: minutes(30),
  selection: selectionSchema,
  variables: GAS_STATION_VARIABLES,
  async open({ config, folder, clock, log, db, reports }): Promise<GasStationServices> {
    const warn = (text: string) => log.warn(text);
    const network = openNetwork(config, join(folder, 'data/generated'));
    const opened = await openPumps(config, { stations: network.stations, clock, warn });
    if (opened.forecourt && db.isShared) {
      warn("The simulated pumps are this process's own: several servers need PUMP_CONTROLLER.");
    }
    const deps = { ...network, tiles: tilesOf(config), pumps: opened.controller, forecourt: opened.forecourt };
    return gasStationServices(deps, { reports, clock, warn });
  },
  background({ config, clock, log, services: { updates, forecourt } }) {
    const { STATION_UPDATES_URL: url, STATION_UPDATES_KEYS: keys, STATION_UPDATES_SECONDS: seconds } = config;
    const warn = (text: string) => log.warn(text);
    const stopPolling =
      url === undefined ? undefined : pollUpdates({ url, keys, everyMs: seconds * 1000, updates, clock, warn });
    return () => {
      stopPolling?.();
      forecourt?.stop();
    };
  },
  routes({ config, clock, services: { stations, demonstration, tiles, livePumps, updates } }) {
    const vehicleRequired = config.VEHICLE_REQUIRED;
    const routes = catalogueRoutes({ stations, clock, demonstration, vehicleRequired, tiles });
    routes.route('/', pumpRoutes(stations, livePumps));
    const keys = config.STATION_UPDATES_KEYS;
    return keys.length > 0 ? routes.route('/', updateRoutes({ updates, clock, keys })) : routes;
  },
  sidePages: ({ config: { publicUrl }, services: { forecourt, stations } }) => ({
    forecourt: forecourt && forecourtRoutes({ forecourt, stations, publicUrl }),
  }),
  imageSources: ({ services }) => tileOrigins(services.tiles),
  quote: ({ selection, locale, clock, config, services }) =>
    quoteFuel({ ...services, clock, vehicleRequired: config.VEHICLE_REQUIRED }, selection, locale),
  // The pump may have broken since the quote.
  verify: ({ selection, locale, clock, services }) => requireWorkingPump({ ...services, clock }, selection, locale),
  fulfil: ({ order, services }) => services.fuellings.start(order),
  receiptFacts: ({ order, given, clock }) => fuelFacts(order, given, clock.now()),
  stop: async ({ order, services }) =>
    (await services.pumps.revoke(order.id)) === 'released' ? 'stopped' : 'too_late',
});
