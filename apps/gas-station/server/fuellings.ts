import type { Clock } from '@invoicebox/invoicebox-api';
import {
  type Fulfilment,
  type FulfilmentReports,
  type PaidOrder,
  type PlacedOrder,
  ShippingUnavailableError,
} from '@invoicebox/merchant-server';
import { isPumpUnavailable, type PumpController } from '../pumps/pump-controller.js';
import type { Fuelling } from '../shared/fuelling.js';
import { FuellingReports } from './fuelling-reports.js';
import { fulfilmentOf, viewOf } from './fulfilment.js';
import { summarySchema } from './selection.js';
import { serverTexts } from './texts.js';

export interface FuellingsDeps {
  pumps: PumpController;
  reports: FulfilmentReports;
  clock: Clock;
  /** Logs a failure that does no harm to an order. */
  warn: (text: string) => void;
}

/** Authorizes pumps for paid orders, and reports what they dispense. */
export class Fuellings {
  readonly #pumps: PumpController;
  /** Open orders authorized by this process, which alone reports their progress. */
  readonly #open = new Map<string, PlacedOrder>();

  constructor({ pumps, reports, clock, warn }: FuellingsDeps) {
    this.#pumps = pumps;
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

  /**
   * Authorizes the pump of a paid order. Idempotent.
   *
   * @throws ShippingUnavailableError if the pump cannot be authorized.
   */
  async start(order: PaidOrder): Promise<Fulfilment<Fuelling>> {
    const { id: orderId, offer, locale } = order;
    const { selection, litres } = summarySchema.parse(offer.summary);
    const { stationId, pump, fuel, volume } = selection;
    this.#open.set(orderId, order);
    try {
      const request = { orderId, stationId, pump, fuel, litres, fullTank: volume.kind === 'full_tank' };
      const fulfilment = fulfilmentOf(order, await this.#pumps.authorize(request));
      if (fulfilment.given !== 'later') this.#open.delete(orderId);
      return fulfilment;
    } catch (error) {
      if (!isPumpUnavailable(error)) throw error;
      this.#open.delete(orderId);
      throw new ShippingUnavailableError(serverTexts[locale].releaseFailed(pump));
    }
  }
}
