import type { Clock } from '@invoicebox/invoicebox-api';
import type { FulfilmentReports } from '@invoicebox/merchant-server';
import type { Fuelling } from '../shared/fuelling.js';

/** Reports of an order are throttled: each is a write to the database. */
const REPORT_INTERVAL_MS = 1_000;

/** Throttling of one order. */
interface Throttle {
  /** To be reported next; undefined if nothing has changed since the last report. */
  newest: Fuelling | undefined;
  cancel: () => void;
}

/** Reports the progress of orders, at most once a second for each order. */
export class FuellingReports {
  readonly #reports: Pick<FulfilmentReports, 'progress'>;
  readonly #clock: Clock;
  readonly #failed: (error: unknown) => void;
  readonly #throttles = new Map<string, Throttle>();

  /** @param failed called when a report could not be written; it is not retried, the next one replaces it. */
  constructor(reports: Pick<FulfilmentReports, 'progress'>, clock: Clock, failed: (error: unknown) => void) {
    this.#reports = reports;
    this.#clock = clock;
    this.#failed = failed;
  }

  /** Reports now, or at the end of the interval since the last report. */
  report(orderId: string, fuelling: Fuelling): void {
    const throttle = this.#throttles.get(orderId);
    if (throttle) throttle.newest = fuelling;
    else this.#write(orderId, fuelling);
  }

  /** Drops the pending report of an order that has ended. */
  forget(orderId: string): void {
    this.#throttles.get(orderId)?.cancel();
    this.#throttles.delete(orderId);
  }

  #write(orderId: string, fuelling: Fuelling): void {
    this.#reports.progress(orderId, fuelling).catch(this.#failed);
    const cancel = this.#clock.schedule(REPORT_INTERVAL_MS, () => {
      const { newest } = this.#throttles.get(orderId) ?? {};
      this.#throttles.delete(orderId);
      if (newest) this.#write(orderId, newest);
    });
    this.#throttles.set(orderId, { newest: undefined, cancel });
  }
}
