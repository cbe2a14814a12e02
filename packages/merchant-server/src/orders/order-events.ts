import type { Logger } from 'pino';
import type { Database } from '../storage/database.js';
import type { Order } from './order.js';
import { findOrder } from './order-store.js';

/** Told of an order after its change was committed, by whichever process. */
export type OrderListener = (order: Order) => void;

/** Carries committed changes from the writers, in this process or another, to the status streams of this process. */
export class OrderEvents {
  readonly #database: Database;
  readonly #log: Logger;
  readonly #listeners = new Map<string, Set<OrderListener>>();
  #stopHearing: (() => void) | undefined;

  constructor(parts: { database: Database; log: Logger }) {
    this.#database = parts.database;
    this.#log = parts.log;
  }

  /** Begins to hear of changes. */
  async start(): Promise<void> {
    this.#stopHearing = await this.#database.listen((orderId) => {
      const changed = orderId === null ? [...this.#listeners.keys()] : [orderId];
      for (const id of changed) void this.#tell(id);
    });
  }

  /** Hears no more. */
  stop(): void {
    this.#stopHearing?.();
  }

  /**
   * Watches one order.
   *
   * @returns a function that ends the watch.
   */
  subscribe(orderId: string, listener: OrderListener): () => void {
    const listeners = this.#listeners.get(orderId) ?? new Set();
    this.#listeners.set(orderId, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(orderId);
    };
  }

  async #tell(orderId: string): Promise<void> {
    if (!this.#listeners.has(orderId)) return;
    try {
      const order = await findOrder(this.#database, 'id', orderId);
      if (order) for (const listener of this.#listeners.get(orderId) ?? []) listener(order);
    } catch (error) {
      // The stream reads the order again with its next heartbeat.
      this.#log.warn({ err: error, orderId }, 'A changed order could not be read for its status streams.');
    }
  }
}
