import type { Clock } from '@invoicebox/invoicebox-api';

/** An event in the simulator. */
export type LogEvent =
  | { kind: 'request'; requestId: string; method: string; path: string; httpStatus: number; code?: string }
  | { kind: 'order'; orderId: string; status: string; cause: string }
  | { kind: 'shipment'; orderId: string; shipmentId: number; status: string }
  | { kind: 'refund'; orderId: string; refundId: string; status: string }
  | { kind: 'fault'; call: string; fault: string }
  | { kind: 'notification'; orderId: string; status: string; url: string; outcome: string };

/** A line of the log. */
export type LogEntry = LogEvent & {
  /** Sequence number. */
  seq: number;
  /** Epoch milliseconds by the simulator's clock. */
  at: number;
};

/** Older entries are dropped, so that a simulator can run for weeks. */
const MAX_ENTRIES = 10_000;

/** The simulator's event log, oldest first. */
export class EventLog {
  readonly #clock: Clock;
  #entries: LogEntry[] = [];
  #seq = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(event: LogEvent): void {
    this.#seq += 1;
    this.#entries.push({ ...event, seq: this.#seq, at: this.#clock.now() });
    if (this.#entries.length > MAX_ENTRIES) this.#entries = this.#entries.slice(-MAX_ENTRIES / 2);
  }

  get entries(): readonly LogEntry[] {
    return this.#entries;
  }

  clear(): void {
    this.#entries = [];
  }
}
