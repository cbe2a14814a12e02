import type { Clock, RequestBudget } from '@invoicebox/invoicebox-api';
import { LOCAL_KINDS, type Outbox } from '../outbox/outbox.js';
import type { Database } from '../storage/database.js';
import type { QueuePlace } from '../wire/index.js';

/** How long what was read of the queue is told to others too, in milliseconds. */
const SNAPSHOT_MS = 5_000;
/** An order that a snapshot of this age does not know may have been stored since, in milliseconds. */
const NEWCOMER_MS = 1_000;

/** The queue as it was at a moment. */
interface Snapshot {
  /** By order. */
  places: Map<string, QueuePlace>;
  /** Calls that a newcomer would stand behind, of other kinds too. */
  calls: number;
}

/**
 * The orders that wait for their turn to be made at Invoicebox, because the account's limit (docs/http-api.md, Limits)
 * lets no more calls through: who comes when. The calls themselves wait in the outbox.
 */
export class OrderQueue {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #budget: Pick<RequestBudget, 'forecast'>;
  readonly #outbox: Pick<Outbox, 'callsWithoutSlot' | 'isMaking'>;
  #readAt = Number.NEGATIVE_INFINITY;
  #snapshot: Promise<Snapshot> = Promise.resolve({ places: new Map(), calls: 0 });

  constructor(parts: {
    database: Database;
    clock: Clock;
    budget: Pick<RequestBudget, 'forecast'>;
    outbox: Pick<Outbox, 'callsWithoutSlot' | 'isMaking'>;
  }) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#budget = parts.budget;
    this.#outbox = parts.outbox;
  }

  /** An order's place in the queue; undefined when it does not stand there: it is being made, or is made already. */
  async placeOf(orderId: string): Promise<QueuePlace | undefined> {
    if (this.#outbox.isMaking(orderId)) return undefined;
    const { places } = await this.#readSince(this.#clock.now() - SNAPSHOT_MS);
    const known = places.get(orderId);
    if (known) return known;
    return (await this.#readSince(this.#clock.now() - NEWCOMER_MS)).places.get(orderId);
  }

  /** Notes an order that was stored just now and has to wait: at the end, so that nobody has to be counted again. */
  async add(orderId: string): Promise<void> {
    const snapshot = await this.#readSince(this.#clock.now() - SNAPSHOT_MS);
    const { places } = snapshot;
    if (places.has(orderId)) return;
    snapshot.calls += 1;
    const [time = 0] = (await this.#budget.forecast(snapshot.calls)).slice(-1);
    places.set(orderId, { place: places.size + 1, readyAt: Math.max(time, this.#clock.now()) });
  }

  /** The queue as it was at this moment or later. */
  #readSince(moment: number): Promise<Snapshot> {
    if (this.#readAt <= moment) {
      this.#readAt = this.#clock.now();
      this.#snapshot = this.#read(this.#readAt);
    }
    return this.#snapshot;
  }

  async #read(now: number): Promise<Snapshot> {
    const waiting = await this.#database.run(
      `SELECT order_id, kind FROM outbox WHERE state = 'pending' AND due_at <= ? AND kind NOT IN ${LOCAL_KINDS}
        ORDER BY due_at, seq, id`,
      [now],
    );
    const ahead = this.#outbox.callsWithoutSlot;
    const calls = ahead + waiting.length;
    const times = await this.#budget.forecast(calls);
    const places = new Map<string, QueuePlace>();
    for (const [index, row] of waiting.entries()) {
      if (row.kind !== 'create_order') continue;
      places.set(String(row.order_id), { place: places.size + 1, readyAt: Math.max(times[ahead + index] ?? now, now) });
    }
    return { places, calls };
  }
}
