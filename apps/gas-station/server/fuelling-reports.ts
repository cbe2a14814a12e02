import type { Clock } from '@invoicebox/invoicebox-api';
import type { FulfilmentReports } from '@invoicebox/merchant-server';
import type { Fuelling } from '../contract/fuelling.js';

/** Reports of one order are throttled: each is a write. */
const REPORT_INTERVAL_MS = 1_000;

/** The next report of an order. */
interface Waiting {
  /** Undefined if nothing has changed since the last one. */
  newest: Fuelling | undefined;
  cancel: () => void;
}

/** Reports the fuelling of orders to their pages, at most once a second for each order. */
export class FuellingReports {
  readonly #reports: Pick<FulfilmentReports, 'progress'>;
  readonly #clock: Clock;
  readonly #failed: (error: unknown) => void;
  readonly #waiting = new Map<string, Waiting>();

  /** @param failed called when a report could not be written; the next one makes up for it. */
  constructor(reports: Pick<FulfilmentReports, 'progress'>, clock: Clock, failed: (error: unknown) => void) {
    this.#reports = reports;
    this.#clock = clock;
    this.#failed = failed;
  }

  /** Reports now, or after the interval if there was a report just before. */
  report(orderId: string, fuelling: Fuelling): void {
    const waiting = this.#waiting.get(orderId);
    if (waiting) waiting.newest = fuelling;
    else this.#write(orderId, fuelling);
  }

  /** Drops what is still to be reported: the order has ended. */
  forget(orderId: string): void {
    this.#waiting.get(orderId)?.cancel();
    this.#waiting.delete(orderId);
  }

  #write(orderId: string, fuelling: Fuelling): void {
    this.#reports.progress(orderId, fuelling).catch(this.#failed);
    const cancel = this.#clock.schedule(REPORT_INTERVAL_MS, () => {
      const { newest } = this.#waiting.get(orderId) ?? {};
      this.#waiting.delete(orderId);
      if (newest) this.#write(orderId, newest);
    });
    this.#waiting.set(orderId, { newest: undefined, cancel });
  }
}
