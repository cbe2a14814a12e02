import diagnostics from 'node:diagnostics_channel';
import type { SqlRow, SqlRunner, SqlValue, SqlWriter, Transaction } from '../storage/database.js';
import { rowList } from '../storage/row-list.js';
import type { FulfilmentState, OrderState } from '../wire/index.js';
import type { Order } from './order.js';
import type { Refund } from './refund.js';
import { findRefunds } from './refund-store.js';

function optionalText(value: SqlValue | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

function optionalNumber(value: SqlValue | undefined): number | undefined {
  return value === null || value === undefined ? undefined : Number(value);
}

function optionalJson(value: SqlValue | undefined) {
  return typeof value === 'string' ? JSON.parse(value) : undefined;
}

function orderFromRow(row: SqlRow, refunds: readonly Refund[]): Order {
  return {
    id: String(row.id),
    number: String(row.number),
    idempotencyKey: String(row.idempotency_key),
    idempotencyHash: String(row.idempotency_hash),
    state: String(row.state) as OrderState,
    revision: Number(row.revision),
    draft: JSON.parse(String(row.draft)),
    input: JSON.parse(String(row.input)),
    invoiceboxId: optionalText(row.invoicebox_id),
    paymentUrl: optionalText(row.payment_url),
    fulfilmentState: String(row.fulfilment_state) as FulfilmentState,
    fulfilment: optionalJson(row.fulfilment),
    given: optionalJson(row.given),
    captured: optionalNumber(row.captured),
    shipmentId: optionalText(row.shipment_id),
    cancellation: optionalJson(row.cancellation),
    refunds,
    failure: optionalText(row.failure),
    createdAt: Number(row.created_at),
    expiresAt: Number(row.expires_at),
    heldAt: optionalNumber(row.held_at),
    paidAt: optionalNumber(row.paid_at),
  };
}

/** The order with its refunds by which one of the unique columns is given, if there is one. */
export async function findOrder(
  sql: SqlRunner,
  column: 'id' | 'number' | 'idempotency_key',
  value: string,
): Promise<Order | undefined> {
  const [row] = await sql.run(`SELECT * FROM orders WHERE ${column} = ?`, [value]);
  if (!row) return undefined;
  // Most orders have none: they are asked for only where there are some.
  return orderFromRow(row, Number(row.refunded) > 0 ? await findRefunds(sql, String(row.id)) : []);
}

const idRows = (ids: readonly string[]) =>
  rowList(
    '?',
    ids.map((id) => [id]),
  );

/**
 * Of these orders the ids of those that have a later revision than this one.
 *
 * @param ids at least one.
 */
export async function findChanged(sql: SqlRunner, ids: readonly string[], revision: number): Promise<string[]> {
  const { places, values } = idRows(ids);
  const statement = `SELECT id FROM orders WHERE id IN (${places}) AND revision > ?`;
  return (await sql.run(statement, [...values, revision])).map(({ id }) => String(id));
}

/**
 * The orders of these ids, with their refunds, by id.
 *
 * @param ids at least one.
 */
export async function findOrders(sql: SqlRunner, ids: readonly string[]): Promise<ReadonlyMap<string, Order>> {
  const { places, values } = idRows(ids);
  const rows = await sql.run(`SELECT * FROM orders WHERE id IN (${places})`, values);
  const orders = new Map<string, Order>();
  for (const row of rows) {
    const id = String(row.id);
    orders.set(id, orderFromRow(row, Number(row.refunded) > 0 ? await findRefunds(sql, id) : []));
  }
  return orders;
}

/**
 * The order of an id that is known to be one.
 *
 * @throws Error if there is none.
 */
export async function requireOrder(sql: SqlRunner, id: string): Promise<Order> {
  const order = await findOrder(sql, 'id', id);
  if (!order) throw new Error(`There is no order ${id}.`);
  return order;
}

/** Node's diagnostics channel on which every change of an order's state is told, for metrics. */
export const ORDER_TRANSITIONS_CHANNEL = 'merchant-server:order-transition';

/** What {@link ORDER_TRANSITIONS_CHANNEL} tells; a transaction that has to run again tells it again. */
export interface OrderTransition {
  from: string;
  to: string;
}

function recordHistory(tx: SqlWriter, order: Order, cause: string, at: number): void {
  const row = [order.id, order.revision, order.state, order.fulfilmentState, cause, at];
  tx.append('order_history (order_id, revision, state, fulfilment_state, cause, at)', row);
}

/** Stores a new order with the first line of its history. */
export function insertOrder(tx: SqlWriter, order: Order, cause: string): void {
  tx.write(
    `INSERT INTO orders (id, number, idempotency_key, idempotency_hash, state, revision, draft, input,
      fulfilment_state, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      order.id,
      order.number,
      order.idempotencyKey,
      order.idempotencyHash,
      order.state,
      order.revision,
      JSON.stringify(order.draft),
      JSON.stringify(order.input),
      order.fulfilmentState,
      order.createdAt,
      order.expiresAt,
    ],
  );
  recordHistory(tx, order, cause, order.createdAt);
}

/** What may change in an order after it was made. */
export type OrderChange = Partial<
  Pick<
    Order,
    | 'state'
    | 'invoiceboxId'
    | 'paymentUrl'
    | 'fulfilmentState'
    | 'fulfilment'
    | 'given'
    | 'captured'
    | 'shipmentId'
    | 'cancellation'
    | 'refunds'
    | 'failure'
    | 'heldAt'
    | 'paidAt'
  >
>;

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

/**
 * Changes an order inside the transaction that read it, and announces it to the status streams of all processes.
 *
 * @param cause what happened, for the history.
 * @param at epoch milliseconds.
 * @returns the order as it is now, one revision later.
 */
export function changeOrder(tx: Transaction, order: Order, change: OrderChange, cause: string, at: number): Order {
  const changed: Order = { ...order, ...change, revision: order.revision + 1 };
  tx.write(
    `UPDATE orders SET state = ?, revision = ?, invoicebox_id = ?, payment_url = ?, fulfilment_state = ?,
      fulfilment = ?, given = ?, captured = ?, shipment_id = ?, cancellation = ?, refunded = ?, failure = ?,
      held_at = ?, paid_at = ? WHERE id = ?`,
    [
      changed.state,
      changed.revision,
      changed.invoiceboxId ?? null,
      changed.paymentUrl ?? null,
      changed.fulfilmentState,
      jsonOrNull(changed.fulfilment),
      jsonOrNull(changed.given),
      changed.captured ?? null,
      changed.shipmentId ?? null,
      jsonOrNull(changed.cancellation),
      changed.refunds.reduce((sum, { amount }) => sum + amount, 0),
      changed.failure ?? null,
      changed.heldAt ?? null,
      changed.paidAt ?? null,
      changed.id,
    ],
  );
  recordHistory(tx, changed, cause, at);
  tx.announce(changed.id);
  if (changed.state !== order.state) {
    const transition: OrderTransition = { from: order.state, to: changed.state };
    diagnostics.channel(ORDER_TRANSITIONS_CHANNEL).publish(transition);
  }
  return changed;
}
