import type { Clock } from '@invoicebox/invoicebox-api';
import { type Offer, SelectionUnavailableError } from '@invoicebox/merchant-server';
import { isClosed } from '../shared/hours.js';
import type { FuelSelection, OrderSummary } from '../shared/order.js';
import { missingFields, type VehicleField } from '../shared/vehicle.js';
import { type Station, statusOf } from '../stations/station.js';
import type { StationIndex } from '../stations/station-index.js';
import { fuelOffer, priceFuel } from './fuel-offer.js';
import { type LivePumps, PumpsUnreachableError } from './pumps/live-pumps.js';
import { type Locale, serverTexts } from './texts.js';

interface StationDeps {
  stations: Pick<StationIndex, 'byId'>;
  livePumps: Pick<LivePumps, 'states'>;
  clock: Clock;
}

export interface QuoteDeps extends StationDeps {
  /** What the network does not sell fuel without. */
  vehicleRequired: readonly VehicleField[];
}

/**
 * Prices a selection.
 *
 * @throws SelectionUnavailableError if the station is closed, does not sell it, or its pump does not work.
 */
export async function quoteFuel(
  deps: QuoteDeps,
  selection: FuelSelection,
  locale: Locale,
): Promise<Offer<OrderSummary>> {
  const station = requireOpenStation(deps, selection.stationId, locale);
  requireVehicle(deps.vehicleRequired, selection, locale);
  const priced = priceFuel(station, selection, locale);
  await requireWorkingPump(deps, selection, locale);
  return fuelOffer(priced, locale);
}

function requireVehicle(required: readonly VehicleField[], { vehicle }: FuelSelection, locale: Locale): void {
  const missing = missingFields(vehicle, required);
  if (missing.length > 0) throw new SelectionUnavailableError(serverTexts[locale].vehicleRequired(missing));
}

function requireOpenStation({ stations, clock }: QuoteDeps, stationId: string, locale: Locale): Station {
  const texts = serverTexts[locale];
  const station = requireStation({ stations }, stationId, locale);
  const status = statusOf(station, clock.now());
  if (!isClosed(status)) return station;
  const opensToday = status.state === 'closed' && status.opens?.day === null ? status.opens.time : null;
  throw new SelectionUnavailableError(opensToday === null ? texts.closedForNow : texts.closed(opensToday));
}

function requireStation({ stations }: Pick<QuoteDeps, 'stations'>, stationId: string, locale: Locale): Station {
  const station = stations.byId(stationId);
  if (!station) throw new SelectionUnavailableError(serverTexts[locale].noStation);
  return station;
}

/** @throws SelectionUnavailableError if the selection's pump is out of order or cannot be reached. */
export async function requireWorkingPump(
  { stations, livePumps }: StationDeps,
  { stationId, pump }: Pick<FuelSelection, 'stationId' | 'pump'>,
  locale: Locale,
): Promise<void> {
  const texts = serverTexts[locale];
  const station = requireStation({ stations }, stationId, locale);
  const states = await livePumps.states(station).catch((error: unknown) => {
    if (!(error instanceof PumpsUnreachableError)) throw error;
    throw new SelectionUnavailableError(texts.pumpsUnreachable);
  });
  if (states.find(({ number }) => number === pump)?.state === 'out_of_order') {
    throw new SelectionUnavailableError(texts.pumpBroken(pump));
  }
}
