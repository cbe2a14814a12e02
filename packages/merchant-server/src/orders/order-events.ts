import type { Clock } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import type { Database } from '../storage/database.js';
import type { Order } from './order.js';
import { readOrder } from './order-reader.js';
import { findChanged } from './order-store.js';

/** What is told of an order that is watched. */
export interface OrderListener {
  /** The order after a change was committed, by whichever process. */
  onChange(order: Order): void;
  /** The newest revision that it was told of; negative while there is none. */
  readonly revision: number;
  /** The order has a later revision: a change was not told. */
  onMissed(): void;
  /** Now and then: time to say something even if there is nothing new. */
  onHeartbeat(): void;
}

/** Streams get their heartbeats a few at a time, so many milliseconds apart: all at once would hold everything else up. */
const BEAT_INTERVAL_MS = 1_000;
/** Every so many beats is a stream's heartbeat: proxies close a stream that is quiet for longer than about a minute. */
const BEATS_PER_HEARTBEAT = 45;
/** Every so many beats is a look at the orders that are watched: what an announcement that got lost costs. */
const BEATS_PER_LOOK = 5;
/** Orders that one statement of a look asks for. */
const LOOK_BATCH_SIZE = 512;

/**
 * Carries committed changes from the writers, in this process or another, to the status streams of this process. One
 * look now and then serves all streams, and heals what an announcement that got lost would have told.
 */
export class OrderEvents {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #log: Logger;
  /** By order. */
  readonly #listeners = new Map<string, Set<OrderListener>>();
  /** The same by the beat that is their heartbeat: a beat costs as much as the streams that it is for. */
  readonly #beating = Array.from({ length: BEATS_PER_HEARTBEAT }, () => new Set<OrderListener>());
  #subscriptions = 0;
  #stopHearing: (() => void) | undefined;
  #cancelBeat: (() => void) | undefined;
  #beats = 0;

  constructor(parts: { database: Database; clock: Clock; log: Logger }) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#log = parts.log;
  }

  /** How many streams are open. */
  get size(): number {
    let size = 0;
    for (const listeners of this.#listeners.values()) size += listeners.size;
    return size;
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
    this.#cancelBeat?.();
  }

  /**
   * Watches one order.
   *
   * @returns a function that ends the watch.
   */
  subscribe(orderId: string, listener: OrderListener): () => void {
    if (this.#listeners.size === 0) this.#scheduleBeat();
    const listeners = this.#listeners.get(orderId) ?? new Set();
    this.#listeners.set(orderId, listeners.add(listener));
    const beating = this.#beating[this.#subscriptions % BEATS_PER_HEARTBEAT]?.add(listener);
    this.#subscriptions += 1;
    return () => {
      beating?.delete(listener);
      listeners.delete(listener);
      if (listeners.size === 0) this.#listeners.delete(orderId);
    };
  }

  async #tell(orderId: string): Promise<void> {
    if (!this.#listeners.has(orderId)) return;
    try {
      const order = await readOrder(this.#database, orderId);
      if (order) for (const listener of this.#listeners.get(orderId) ?? []) listener.onChange(order);
    } catch (error) {
      // The next look tells that there is something to read.
      this.#log.warn({ err: error, orderId }, 'A changed order could not be read for its status streams.');
    }
  }

  #scheduleBeat(): void {
    this.#cancelBeat?.();
    this.#cancelBeat = this.#clock.schedule(BEAT_INTERVAL_MS, () => {
      if (this.#listeners.size === 0) return;
      this.#scheduleBeat();
      this.#beats += 1;
      for (const listener of this.#beating[this.#beats % BEATS_PER_HEARTBEAT] ?? []) listener.onHeartbeat();
      if (this.#beats % BEATS_PER_LOOK > 0) return;
      this.#look().catch((error) => this.#log.warn({ err: error }, 'Watched orders could not be looked at.'));
    });
  }

  async #look(): Promise<void> {
    const known = new Map<number, string[]>();
    for (const [id, listeners] of this.#listeners) {
      const revision = Math.min(...[...listeners].map((listener) => listener.revision));
      const ids = known.get(revision) ?? [];
      ids.push(id);
      known.set(revision, ids);
    }
    for (const [revision, ids] of known) await this.#lookFor(revision, ids);
  }

  /** Tells those of these orders whose listeners have this revision while the order has a later one. */
  async #lookFor(revision: number, ids: readonly string[]): Promise<void> {
    for (let start = 0; start < ids.length; start += LOOK_BATCH_SIZE) {
      const batch = ids.slice(start, start + LOOK_BATCH_SIZE);
      for (const id of await findChanged(this.#database, batch, revision)) {
        for (const listener of this.#listeners.get(id) ?? []) listener.onMissed();
      }
    }
  }
}
