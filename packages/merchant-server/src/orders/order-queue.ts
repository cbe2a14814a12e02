import type { Clock, RateLimiter } from '@invoicebox/invoicebox-api';
import { LOCAL } from '../outbox/job-table.js';
import type { Outbox } from '../outbox/outbox.js';
import type { QueuePlace } from '../page-api/index.js';
import type { Database } from '../storage/database.js';

/** A snapshot of the queue is reused for this long. */
const SNAPSHOT_MS = 5_000;
/** An order that is missing in an older snapshot than this may have been stored since: the queue is read again. */
const NEWCOMER_MS = 1_000;

/** The queue as it was at a moment. */
interface Snapshot {
  /** By order. */
  places: Map<string, QueuePlace>;
  /** Calls of all kinds that a newcomer queues behind. */
  calls: number;
}

/** What the queue is read from. */
export interface OrderQueueDeps {
  database: Database;
  clock: Clock;
  rateLimiter: Pick<RateLimiter, 'forecast'>;
  outbox: Pick<Outbox, 'callsWithoutPermit' | 'isCreating'>;
}

/**
 * Tells each order that waits to be created at Invoicebox, because of the account's rate limit (docs/http-api.md, Limits),
 * its place and when it will be created. The calls themselves wait in the outbox.
 */
export class OrderQueue {
  readonly #deps: OrderQueueDeps;
  #readAt = Number.NEGATIVE_INFINITY;
  #snapshot: Promise<Snapshot> = Promise.resolve({ places: new Map(), calls: 0 });

  constructor(deps: OrderQueueDeps) {
    this.#deps = deps;
  }

  /** An order's place in the queue; undefined if it is being created or is created already. */
  async placeOf(orderId: string): Promise<QueuePlace | undefined> {
    const { clock, outbox } = this.#deps;
    if (outbox.isCreating(orderId)) return undefined;
    const { places } = await this.#readSince(clock.now() - SNAPSHOT_MS);
    const known = places.get(orderId);
    if (known) return known;
    return (await this.#readSince(clock.now() - NEWCOMER_MS)).places.get(orderId);
  }

  /** Adds an order that was just stored and has to wait at the end of the snapshot: nobody has to be counted again. */
  async add(orderId: string): Promise<void> {
    const { clock, rateLimiter } = this.#deps;
    const snapshot = await this.#readSince(clock.now() - SNAPSHOT_MS);
    const { places } = snapshot;
    if (places.has(orderId)) return;
    snapshot.calls += 1;
    const [time = 0] = (await rateLimiter.forecast(snapshot.calls)).slice(-1);
    places.set(orderId, { place: places.size + 1, readyAt: Math.max(time, clock.now()) });
  }

  /** The queue as it was at this moment or later. */
  #readSince(moment: number): Promise<Snapshot> {
    if (this.#readAt <= moment) {
      this.#readAt = this.#deps.clock.now();
      this.#snapshot = this.#read(this.#readAt);
    }
    return this.#snapshot;
  }

  async #read(now: number): Promise<Snapshot> {
    const { database, rateLimiter, outbox } = this.#deps;
    const waiting = await database.run(
      `SELECT order_id, kind FROM outbox WHERE state = 'pending' AND due_at <= ? AND kind NOT IN ${LOCAL}
        ORDER BY due_at, seq, id`,
      [now],
    );
    const ahead = outbox.callsWithoutPermit;
    const calls = ahead + waiting.length;
    const times = await rateLimiter.forecast(calls);
    const places = new Map<string, QueuePlace>();
    for (const [index, row] of waiting.entries()) {
      if (row.kind !== 'create_order') continue;
      places.set(String(row.order_id), { place: places.size + 1, readyAt: Math.max(times[ahead + index] ?? now, now) });
    }
    return { places, calls };
  }
}
