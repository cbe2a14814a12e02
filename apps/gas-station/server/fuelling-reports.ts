import type { Clock } from '@invoicebox/invoicebox-api';
import type { FulfilmentReports } from '@invoicebox/merchant-server';
import type { Fuelling } from '../contract/fuelling.js';

/** Between two reports of one order, in milliseconds: each is a write. */
const REPORT_MS = 1_000;

/** What is still to be told of an order. */
interface Waiting {
  /** Undefined once it was told. */
  newest: Fuelling | undefined;
  cancel: () => void;
}

/** Tells pages how far the fuel of orders is: the newest word, at most once a second for an order. */
export class FuellingReports {
  readonly #reports: Pick<FulfilmentReports, 'progress'>;
  readonly #clock: Clock;
  readonly #failed: (error: unknown) => void;
  readonly #waiting = new Map<string, Waiting>();

  /** @param failed told of a report that could not be written; the next one makes it good. */
  constructor(reports: Pick<FulfilmentReports, 'progress'>, clock: Clock, failed: (error: unknown) => void) {
    this.#reports = reports;
    this.#clock = clock;
    this.#failed = failed;
  }

  tell(orderId: string, fuelling: Fuelling): void {
    const waiting = this.#waiting.get(orderId);
    if (waiting) waiting.newest = fuelling;
    else this.#write(orderId, fuelling);
  }

  /** Nothing more is told of an order: it has ended. */
  forget(orderId: string): void {
    this.#waiting.get(orderId)?.cancel();
    this.#waiting.delete(orderId);
  }

  #write(orderId: string, fuelling: Fuelling): void {
    this.#reports.progress(orderId, fuelling).catch(this.#failed);
    const cancel = this.#clock.schedule(REPORT_MS, () => {
      const { newest } = this.#waiting.get(orderId) ?? {};
      this.#waiting.delete(orderId);
      if (newest) this.#write(orderId, newest);
    });
    this.#waiting.set(orderId, { newest: undefined, cancel });
  }
}
