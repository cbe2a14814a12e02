import type { SqlRunner } from '../storage/database.js';
import type { Order } from './order.js';
import { findOrders } from './order-store.js';

/** Orders that one statement reads at most. */
const MOST_AT_ONCE = 64;

interface Reading {
  promise: Promise<Order | undefined>;
  resolve(order: Order | undefined): void;
  reject(error: unknown): void;
}

function newReading(): Reading {
  let resolve: Reading['resolve'] = () => undefined;
  let reject: Reading['reject'] = () => undefined;
  const promise = new Promise<Order | undefined>((onOrder, onError) => {
    resolve = onOrder;
    reject = onError;
  });
  return { promise, resolve, reject };
}

/**
 * Reads orders of a database, or within a transaction. Those that are asked for while a statement is under way are read
 * together by the next one: in a rush many orders cost few statements, and who asks alone waits for nobody.
 */
class OrderReader {
  readonly #sql: SqlRunner;
  /** By id. Whoever asks gets the order as it is then or later, never as it was before. */
  readonly #wanted = new Map<string, Reading>();
  #isReading = false;

  constructor(sql: SqlRunner) {
    this.#sql = sql;
  }

  read(id: string): Promise<Order | undefined> {
    const reading = this.#wanted.get(id) ?? newReading();
    this.#wanted.set(id, reading);
    if (!this.#isReading) void this.#readAll();
    return reading.promise;
  }

  async #readAll(): Promise<void> {
    this.#isReading = true;
    // Those that are asked for in the same moment, e.g. after one transaction, are read together too.
    await undefined;
    while (this.#wanted.size > 0) {
      const batch = [...this.#wanted].slice(0, MOST_AT_ONCE);
      for (const [id] of batch) this.#wanted.delete(id);
      await this.#readBatch(new Map(batch));
    }
    this.#isReading = false;
  }

  async #readBatch(batch: ReadonlyMap<string, Reading>): Promise<void> {
    try {
      const orders = await findOrders(this.#sql, [...batch.keys()]);
      for (const [id, reading] of batch) reading.resolve(orders.get(id));
    } catch (error) {
      for (const reading of batch.values()) reading.reject(error);
    }
  }
}

const readers = new WeakMap<SqlRunner, OrderReader>();

/** The order of an id as it is now, if there is one: as the last commit left it, or as a transaction sees it. */
export function readOrder(sql: SqlRunner, id: string): Promise<Order | undefined> {
  const reader = readers.get(sql) ?? new OrderReader(sql);
  readers.set(sql, reader);
  return reader.read(id);
}

/**
 * Like {@link readOrder}, of an id that is known to be one.
 *
 * @throws Error if there is none.
 */
export async function readKnownOrder(sql: SqlRunner, id: string): Promise<Order> {
  const order = await readOrder(sql, id);
  if (!order) throw new Error(`There is no order ${id}.`);
  return order;
}
