import type { Clock } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import type { Order } from '../order-model/order.js';
import { findChanged, findOrder } from '../order-model/order-store.js';
import type { Database } from '../storage/database.js';

/** Watches one order. */
export interface OrderListener {
  /** Called with the order after a change was committed by any process. */
  onChange(order: Order): void;
  /** The newest revision that it has seen; negative while there is none. */
  readonly revision: number;
  /** Called when the order has a later revision: an announcement was lost. */
  onMissed(): void;
  /** Called every {@link HEARTBEAT_MS}. */
  onHeartbeat(): void;
}

/** Proxies close a stream that is quiet for about a minute. */
const HEARTBEAT_MS = 45_000;
/** Watched orders are polled, in case an announcement was lost. */
const POLL_INTERVAL_MS = 5_000;
/** Orders that one statement of a poll asks for. */
const POLL_BATCH_SIZE = 512;

/**
 * Carries committed changes from the writers, in this process or another, to the status streams of this process. One poll
 * serves all streams and makes up for lost announcements.
 */
export class OrderEvents {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #log: Logger;
  /** By order. */
  readonly #listeners = new Map<string, Set<OrderListener>>();
  #stopListening: (() => void) | undefined;
  #cancelPoll: (() => void) | undefined;

  constructor(deps: { database: Database; clock: Clock; log: Logger }) {
    this.#database = deps.database;
    this.#clock = deps.clock;
    this.#log = deps.log;
  }

  /** How many streams are open. */
  get size(): number {
    let size = 0;
    for (const listeners of this.#listeners.values()) size += listeners.size;
    return size;
  }

  /** Starts listening to announcements. */
  async start(): Promise<void> {
    this.#stopListening = await this.#database.listen((orderId) => {
      const changed = orderId === null ? [...this.#listeners.keys()] : [orderId];
      for (const id of changed) void this.#emitChange(id);
    });
  }

  /** Stops listening and polling. */
  stop(): void {
    this.#stopListening?.();
    this.#cancelPoll?.();
  }

  /**
   * Watches one order.
   *
   * @returns a function that ends the watch.
   */
  subscribe(orderId: string, listener: OrderListener): () => void {
    if (this.#listeners.size === 0) this.#schedulePoll();
    const listeners = this.#listeners.get(orderId) ?? new Set();
    this.#listeners.set(orderId, listeners.add(listener));
    // One timer per stream spreads the heartbeats.
    let cancelHeartbeat: () => void = () => undefined;
    const scheduleHeartbeat = () => {
      cancelHeartbeat = this.#clock.schedule(HEARTBEAT_MS, () => {
        scheduleHeartbeat();
        listener.onHeartbeat();
      });
    };
    scheduleHeartbeat();
    return () => {
      cancelHeartbeat();
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(orderId);
    };
  }

  async #emitChange(orderId: string): Promise<void> {
    if (!this.#listeners.has(orderId)) return;
    try {
      const order = await findOrder(this.#database, 'id', orderId);
      if (order) for (const listener of this.#listeners.get(orderId) ?? []) listener.onChange(order);
    } catch (error) {
      // The next poll finds the later revision.
      this.#log.warn({ err: error, orderId }, 'A changed order could not be read for its status streams.');
    }
  }

  #schedulePoll(): void {
    this.#cancelPoll?.();
    this.#cancelPoll = this.#clock.schedule(POLL_INTERVAL_MS, () => {
      if (this.#listeners.size === 0) return;
      this.#schedulePoll();
      this.#poll().catch((error) => this.#log.warn({ err: error }, 'Watched orders could not be polled.'));
    });
  }

  async #poll(): Promise<void> {
    const known = new Map<number, string[]>();
    for (const [id, listeners] of this.#listeners) {
      const revision = Math.min(...[...listeners].map((listener) => listener.revision));
      const ids = known.get(revision) ?? [];
      ids.push(id);
      known.set(revision, ids);
    }
    for (const [revision, ids] of known) await this.#emitMissed(revision, ids);
  }

  /** Calls the listeners of those orders that have a later revision. */
  async #emitMissed(revision: number, ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += POLL_BATCH_SIZE) {
      const batch = ids.slice(start, start + POLL_BATCH_SIZE);
      for (const id of await findChanged(this.#database, batch, revision)) {
        for (const listener of this.#listeners.get(id) ?? []) listener.onMissed();
      }
    }
  }
}
