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
import type { FuelSelection } from '../contract/order.js';
import { fuelDraft, priceFuel } from './fuel-draft.js';
import { FuellingReports } from './fuelling-reports.js';
import { fulfilmentOf, viewOf } from './fulfilment.js';
import { type LivePumps, PumpsUnreachableError } from './pumps/live-pumps.js';
import { isPumpUnavailable, type PumpController } from './pumps/pump-controller.js';
import { selectionSchema, summarySchema } from './selection.js';
import { isOpen, type Station } from './stations/station.js';
import type { StationIndex } from './stations/station-index.js';
import { type Locale, serverTexts } from './texts.js';

/** What the gas station sells from. */
export interface GasStationParts {
  stations: Pick<StationIndex, 'byId'>;
  pumps: PumpController;
  livePumps: Pick<LivePumps, 'states'>;
  clock: Clock;
  /** Tells of what went wrong beside an order and is made good later. */
  warn: (text: string) => void;
}

/** Fuel is paid at the pump: half an hour is plenty. In milliseconds. */
const PAYMENT_TIME_MS = 30 * 60_000;

/** Sells fuel at the pumps of a network of stations. */
export class GasStation implements MiniApp<FuelSelection> {
  readonly numberPrefix = 'GS';
  readonly paymentTimeMs = PAYMENT_TIME_MS;
  readonly selectionSchema = selectionSchema;
  readonly #parts: GasStationParts;
  /** Orders that this process was asked to give and that have not ended; others are told of by those who were. */
  readonly #underWay = new Map<string, PlacedOrder>();

  constructor(parts: GasStationParts) {
    this.#parts = parts;
  }

  connect(reports: FulfilmentReports): void {
    const { pumps, clock, warn } = this.#parts;
    const failed = (error: unknown) => warn(`A report of a pump was not written: ${String(error)}`);
    const telling = new FuellingReports(reports, clock, failed);
    pumps.listen((orderId, fuelling) => {
      const order = this.#underWay.get(orderId);
      if (!order) return;
      const fulfilment = fulfilmentOf(order, fuelling);
      if (fulfilment.given === 'later') {
        telling.tell(orderId, viewOf(fuelling));
        return;
      }
      telling.forget(orderId);
      this.#underWay.delete(orderId);
      // Who took it back notes that the order was stopped.
      if (fuelling.ended !== 'taken_back') reports.finish(orderId, fulfilment).catch(failed);
    });
  }

  async quote(selection: FuelSelection, locale: Locale): Promise<QuoteDraft> {
    const station = this.#requireOpenStation(selection.stationId, locale);
    const priced = priceFuel(station, selection, locale);
    await this.#requireWorkingPump(station, selection.pump, locale);
    return fuelDraft(priced, locale);
  }

  /** A pump may have broken since it was chosen: nobody pays for one that cannot give. */
  async reserve({ draft, locale }: PlacedOrder): Promise<void> {
    const { selection } = summarySchema.parse(draft.summary);
    const station = this.#parts.stations.byId(selection.stationId);
    if (!station) throw new SelectionUnavailableError(serverTexts[locale].noStation);
    await this.#requireWorkingPump(station, selection.pump, locale);
  }

  async fulfil(order: PaidOrder): Promise<Fulfilment> {
    const { id: orderId, draft, locale } = order;
    const { selection, litres } = summarySchema.parse(draft.summary);
    const { stationId, pump, fuel, volume } = selection;
    this.#underWay.set(orderId, order);
    try {
      const request = { orderId, stationId, pump, fuel, litres, fullTank: volume.kind === 'full_tank' };
      const fulfilment = fulfilmentOf(order, await this.#parts.pumps.release(request));
      if (fulfilment.given !== 'later') this.#underWay.delete(orderId);
      return fulfilment;
    } catch (error) {
      if (!isPumpUnavailable(error)) throw error;
      this.#underWay.delete(orderId);
      throw new ShippingUnavailableError(serverTexts[locale].releaseFailed(pump));
    }
  }

  release({ id }: PlacedOrder): Promise<'released' | 'too_late'> {
    return this.#parts.pumps.takeBack(id);
  }

  #requireOpenStation(stationId: string, locale: Locale): Station {
    const texts = serverTexts[locale];
    const station = this.#parts.stations.byId(stationId);
    if (!station) throw new SelectionUnavailableError(texts.noStation);
    if (station.closed) throw new SelectionUnavailableError(texts.closedForNow);
    const { hours } = station;
    if (hours !== null && isOpen(station, this.#parts.clock.now()) === false) {
      throw new SelectionUnavailableError(texts.closed(hours.replace('-', '–')));
    }
    return station;
  }

  async #requireWorkingPump(station: Station, pump: number, locale: Locale): Promise<void> {
    const texts = serverTexts[locale];
    const states = await this.#parts.livePumps.states(station).catch((error: unknown) => {
      if (!(error instanceof PumpsUnreachableError)) throw error;
      throw new SelectionUnavailableError(texts.pumpsUnreachable);
    });
    if (states.find(({ number }) => number === pump)?.state === 'out_of_order') {
      throw new SelectionUnavailableError(texts.pumpBroken(pump));
    }
  }
}
