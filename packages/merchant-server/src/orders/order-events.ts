import type { Order } from './order.js';

/** Told of an order after its change was committed. */
export type OrderListener = (order: Order) => void;

/** Carries committed changes from the writers to the status streams of this process. */
export class OrderEvents {
  readonly #listeners = new Map<string, Set<OrderListener>>();

  /** Tells everyone who watches this order. Call it after the commit, never before. */
  publish(order: Order): void {
    for (const listener of this.#listeners.get(order.id) ?? []) listener(order);
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
}
