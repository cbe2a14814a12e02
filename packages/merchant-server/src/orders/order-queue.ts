import type { Clock, RequestBudget } from '@invoicebox/invoicebox-api';
import { LOCAL_KINDS, type Outbox } from '../outbox/outbox.js';
import type { Database } from '../storage/database.js';
import type { QueuePlace } from '../wire/index.js';

/** How long what was read of the queue is told to others too, in milliseconds. */
const SNAPSHOT_MS = 5_000;

/**
 * The orders that wait for their turn to be made at Invoicebox, because the account's limit (docs/http-api.md, Limits)
 * lets no more calls through: who comes when. The calls themselves wait in the outbox.
 */
export class OrderQueue {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #budget: Pick<RequestBudget, 'forecast'>;
  readonly #outbox: Pick<Outbox, 'callsWithoutSlot'>;
  #readAt = Number.NEGATIVE_INFINITY;
  #places: Promise<ReadonlyMap<string, QueuePlace>> = Promise.resolve(new Map());

  constructor(parts: {
    database: Database;
    clock: Clock;
    budget: Pick<RequestBudget, 'forecast'>;
    outbox: Pick<Outbox, 'callsWithoutSlot'>;
  }) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#budget = parts.budget;
    this.#outbox = parts.outbox;
  }

  /** An order's place in the queue; undefined when it does not stand there: it is being made, or is made already. */
  async placeOf(orderId: string): Promise<QueuePlace | undefined> {
    const now = this.#clock.now();
    const isFresh = now - this.#readAt < SNAPSHOT_MS;
    const known = isFresh ? (await this.#places).get(orderId) : undefined;
    if (known) return known;
    // One that was stored after the snapshot was taken stands at its end: no reason to count all of them again.
    return (await this.#read(now)).get(orderId);
  }

  #read(now: number): Promise<ReadonlyMap<string, QueuePlace>> {
    this.#readAt = now;
    this.#places = this.#count(now);
    return this.#places;
  }

  async #count(now: number): Promise<ReadonlyMap<string, QueuePlace>> {
    const waiting = await this.#database.run(
      `SELECT order_id, kind FROM outbox WHERE state = 'pending' AND due_at <= ? AND kind NOT IN ${LOCAL_KINDS}
        ORDER BY due_at, seq, id`,
      [now],
    );
    const ahead = this.#outbox.callsWithoutSlot;
    const times = await this.#budget.forecast(ahead + waiting.length);
    const places = new Map<string, QueuePlace>();
    for (const [index, row] of waiting.entries()) {
      if (row.kind !== 'create_order') continue;
      places.set(String(row.order_id), { place: places.size + 1, readyAt: Math.max(times[ahead + index] ?? now, now) });
    }
    return places;
  }
}
