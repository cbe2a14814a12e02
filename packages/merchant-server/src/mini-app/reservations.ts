import type { SqlRunner } from '../storage/database.js';
import type { Migration } from './definition.js';

/**
 * Reservations of things that are there a limited number of times: slots of a day, seats, rooms of a night. It keeps them
 * in two tables of the mini-app; concurrent orders never take more than there is.
 *
 * @example
 * const visits = new Reservations('visits');
 * defineMiniApp({
 *   migrations: [visits.migration],
 *   async reserve({ order, tx }) {
 *     if (!(await visits.reserve(tx, order.id, order.selection.slot, 4))) throw new SelectionUnavailableError('Taken.');
 *   },
 *   cancelReservation: ({ order, tx }) => visits.cancel(tx, order.id),
 *   …
 * });
 */
export class Reservations {
  /** Creates the tables: a step of `MiniAppDefinition.migrations`. */
  readonly migration: Migration;
  readonly #orders: string;
  readonly #counts: string;

  /**
   * @param name of the tables, lower case Latin letters and underscores.
   * @throws Error for any other name.
   */
  constructor(name: string) {
    if (!/^[a-z][a-z_]{0,30}$/.test(name)) throw new Error(`Expected a table's name such as visits, found «${name}».`);
    this.#orders = name;
    this.#counts = `${name}_taken`;
    this.migration = [
      `CREATE TABLE ${this.#counts} (slot TEXT PRIMARY KEY, taken BIGINT NOT NULL)`,
      `CREATE TABLE ${this.#orders} (order_id TEXT PRIMARY KEY, slot TEXT NOT NULL)`,
    ];
  }

  /**
   * Reserves a slot for an order, once.
   *
   * @param tx the transaction that stores the order.
   * @param slot names what is reserved, e.g. `room-7 2026-11-28`.
   * @param capacity how often it is there.
   * @returns false if nothing is left.
   */
  async reserve(tx: SqlRunner, orderId: string, slot: string, capacity: number): Promise<boolean> {
    await tx.run(`INSERT INTO ${this.#counts} (slot, taken) VALUES (?, 0) ON CONFLICT DO NOTHING`, [slot]);
    // Locks the slot's row, so that another order cannot take the same place.
    const taken = await tx.run(
      `UPDATE ${this.#counts} SET taken = taken + 1 WHERE slot = ? AND taken < ? RETURNING taken`,
      [slot, capacity],
    );
    if (taken.length === 0) return false;
    await tx.run(`INSERT INTO ${this.#orders} (order_id, slot) VALUES (?, ?)`, [orderId, slot]);
    return true;
  }

  /** Gives the slot of an order back. Idempotent. */
  async cancel(tx: SqlRunner, orderId: string): Promise<void> {
    const [row] = await tx.run(`DELETE FROM ${this.#orders} WHERE order_id = ? RETURNING slot`, [orderId]);
    if (row) await tx.run(`UPDATE ${this.#counts} SET taken = taken - 1 WHERE slot = ?`, [row.slot ?? null]);
  }

  /** How often each slot is taken; those that are free may be absent. @param prefix of the slots' names. */
  async taken(db: SqlRunner, prefix: string): Promise<ReadonlyMap<string, number>> {
    const sql = `SELECT slot, taken FROM ${this.#counts} WHERE substr(slot, 1, ${prefix.length}) = ?`;
    const rows = await db.run(sql, [prefix]);
    return new Map(rows.map(({ slot, taken }) => [String(slot), Number(taken)]));
  }
}
