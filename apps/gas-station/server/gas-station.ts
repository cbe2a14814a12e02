import type { Clock } from '@invoicebox/invoicebox-api';
import {
  type Fulfilment,
  type FulfilmentReports,
  type MiniApp,
  type PaidOrder,
  type PlacedOrder,
  type QuoteDraft,
  SelectionUnavailableError,
  ShippingUnavailableError,
} from '@invoicebox/merchant-server';
import { isPumpUnavailable, type PumpController } from '../pumps/pump-controller.js';
import type { FuelSelection } from '../shared/order.js';
import { isOpen, type Station } from '../stations/station.js';
import type { StationIndex } from '../stations/station-index.js';
import { fuelDraft, priceFuel } from './fuel-draft.js';
import { FuellingReports } from './fuelling-reports.js';
import { fulfilmentOf, viewOf } from './fulfilment.js';
import { type LivePumps, PumpsUnreachableError } from './pumps/live-pumps.js';
import { selectionSchema, summarySchema } from './selection.js';
import { type Locale, serverTexts } from './texts.js';

export interface GasStationDeps {
  stations: Pick<StationIndex, 'byId'>;
  pumps: PumpController;
  livePumps: Pick<LivePumps, 'states'>;
  clock: Clock;
  /** Logs a failure that does no harm to an order. */
  warn: (text: string) => void;
}

/** The buyer is at the pump: half an hour is plenty. */
const PAYMENT_TIME_MS = 30 * 60_000;

/** The mini-app: sells fuel at the pumps of a network of stations. */
export class GasStation implements MiniApp<FuelSelection> {
  readonly orderPrefix = 'GS';
  readonly paymentTimeMs = PAYMENT_TIME_MS;
  readonly selectionSchema = selectionSchema;
  readonly #deps: GasStationDeps;
  /** Open orders authorized by this process, which alone reports their progress. */
  readonly #open = new Map<string, PlacedOrder>();

  constructor(deps: GasStationDeps) {
    this.#deps = deps;
  }

  onStart(reports: FulfilmentReports): void {
    const { pumps, clock, warn } = this.#deps;
    const failed = (error: unknown) => warn(`A report of a pump was not written: ${String(error)}`);
    const fuellingReports = new FuellingReports(reports, clock, failed);
    pumps.listen((orderId, fuelling) => {
      const order = this.#open.get(orderId);
      if (!order) return;
      const fulfilment = fulfilmentOf(order, fuelling);
      if (fulfilment.given === 'later') {
        fuellingReports.report(orderId, viewOf(fuelling));
        return;
      }
      fuellingReports.forget(orderId);
      this.#open.delete(orderId);
      // Revoked by a cancel job, which records the result itself.
      if (fuelling.ended !== 'taken_back') reports.finish(orderId, fulfilment).catch(failed);
    });
  }

  async quote(selection: FuelSelection, locale: Locale): Promise<QuoteDraft> {
    const station = this.#requireOpenStation(selection.stationId, locale);
    const priced = priceFuel(station, selection, locale);
    await this.#requireWorkingPump(station, selection.pump, locale);
    return fuelDraft(priced, locale);
  }

  /** Checks the pump once more: it may have broken since the quote. */
  async reserve({ draft, locale }: PlacedOrder): Promise<void> {
    const { selection } = summarySchema.parse(draft.summary);
    const station = this.#deps.stations.byId(selection.stationId);
    if (!station) throw new SelectionUnavailableError(serverTexts[locale].noStation);
    await this.#requireWorkingPump(station, selection.pump, locale);
  }

  async fulfil(order: PaidOrder): Promise<Fulfilment> {
    const { id: orderId, draft, locale } = order;
    const { selection, litres } = summarySchema.parse(draft.summary);
    const { stationId, pump, fuel, volume } = selection;
    this.#open.set(orderId, order);
    try {
      const request = { orderId, stationId, pump, fuel, litres, fullTank: volume.kind === 'full_tank' };
      const fulfilment = fulfilmentOf(order, await this.#deps.pumps.authorize(request));
      if (fulfilment.given !== 'later') this.#open.delete(orderId);
      return fulfilment;
    } catch (error) {
      if (!isPumpUnavailable(error)) throw error;
      this.#open.delete(orderId);
      throw new ShippingUnavailableError(serverTexts[locale].releaseFailed(pump));
    }
  }

  cancelReservation({ id }: PlacedOrder): Promise<'released' | 'too_late'> {
    return this.#deps.pumps.revoke(id);
  }

  #requireOpenStation(stationId: string, locale: Locale): Station {
    const texts = serverTexts[locale];
    const station = this.#deps.stations.byId(stationId);
    if (!station) throw new SelectionUnavailableError(texts.noStation);
    if (station.closed) throw new SelectionUnavailableError(texts.closedForNow);
    const { hours } = station;
    if (hours !== null && isOpen(station, this.#deps.clock.now()) === false) {
      throw new SelectionUnavailableError(texts.closed(hours.replace('-', '–')));
    }
    return station;
  }

  async #requireWorkingPump(station: Station, pump: number, locale: Locale): Promise<void> {
    const texts = serverTexts[locale];
    const states = await this.#deps.livePumps.states(station).catch((error: unknown) => {
      if (!(error instanceof PumpsUnreachableError)) throw error;
      throw new SelectionUnavailableError(texts.pumpsUnreachable);
    });
    if (states.find(({ number }) => number === pump)?.state === 'out_of_order') {
      throw new SelectionUnavailableError(texts.pumpBroken(pump));
    }
  }
}
