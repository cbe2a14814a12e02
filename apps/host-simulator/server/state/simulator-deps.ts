import type { SimulatedClock } from '../clock/simulated-clock.js';
import type { Notifier } from '../notifications/notifier.js';
import type { Directory } from '../records/directory.js';
import type { EventLog } from '../records/event-log.js';
import type { OrderBook } from '../records/order-book.js';

/** Dependencies of orders, payments, shipments and refunds. */
export interface SimulatorDeps {
  readonly clock: SimulatedClock;
  readonly log: EventLog;
  readonly directory: Directory;
  readonly book: OrderBook;
  readonly notifier: Notifier;
  /** Origin of the payment page and of documents, without a trailing slash. */
  readonly publicOrigin: string;
}
