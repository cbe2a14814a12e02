import type { FulfilmentState, OrderState } from '../page-api/index.js';
import { placeholders, type SqlRow, type SqlRunner, type SqlValue, type SqlWriter } from '../storage/database.js';
import type { ChangeContext } from './change-orders.js';
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
    offer: JSON.parse(String(row.draft)),
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

/** The order with this value in a unique column, with its refunds. */
export async function findOrder(
  sql: SqlRunner,
  column: 'id' | 'number' | 'idempotency_key',
  value: string,
): Promise<Order | undefined> {
  const [row] = await sql.run(`SELECT * FROM orders WHERE ${column} = ?`, [value]);
  if (!row) return undefined;
  // Most orders have no refund: one statement less.
  return orderFromRow(row, Number(row.refunded) > 0 ? await findRefunds(sql, String(row.id)) : []);
}

/** The newest order that was added to an invoice of the host. */
export async function findInContainer(sql: SqlRunner, containerId: string): Promise<Order | undefined> {
  const [row] = await sql.run('SELECT id FROM orders WHERE container_id = ? ORDER BY created_at DESC, id LIMIT 1', [
    containerId,
  ]);
  return row && findOrder(sql, 'id', String(row.id));
}

/**
 * Ids of those orders that have a later revision than this one.
 *
 * @param ids at least one.
 */
export async function findChanged(sql: SqlRunner, ids: readonly string[], revision: number): Promise<string[]> {
  const statement = `SELECT id FROM orders WHERE id IN (${placeholders(ids)}) AND revision > ?`;
  return (await sql.run(statement, [...ids, revision])).map(({ id }) => String(id));
}

/**
 * The order of a known id.
 *
 * @throws Error if there is none.
 */
export async function requireOrder(sql: SqlRunner, id: string): Promise<Order> {
  const order = await findOrder(sql, 'id', id);
  if (!order) throw new Error(`There is no order ${id}.`);
  return order;
}

function recordHistory(tx: SqlWriter, order: Order, cause: string, at: number): void {
  tx.write(
    'INSERT INTO order_history (order_id, revision, state, fulfilment_state, cause, at) VALUES (?, ?, ?, ?, ?, ?)',
    [order.id, order.revision, order.state, order.fulfilmentState, cause, at],
  );
}

/** Stores a new order with the first line of its history. */
export function insertOrder(tx: SqlWriter, order: Order, cause: string): void {
  tx.write(
    `INSERT INTO orders (id, number, idempotency_key, idempotency_hash, state, revision, draft, input,
      fulfilment_state, created_at, expires_at, container_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      order.id,
      order.number,
      order.idempotencyKey,
      order.idempotencyHash,
      order.state,
      order.revision,
      JSON.stringify(order.offer),
      JSON.stringify(order.input),
      order.fulfilmentState,
      order.createdAt,
      order.expiresAt,
      order.input.orderContainerId ?? null,
    ],
  );
  recordHistory(tx, order, cause, order.createdAt);
}

/** What may change in a stored order. */
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
 * @returns the order after the change, one revision later.
 */
export function changeOrder(context: ChangeContext, order: Order, change: OrderChange, cause: string): Order {
  const { tx, now } = context;
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
  recordHistory(tx, changed, cause, now);
  tx.announce(changed.id);
  if (changed.state !== order.state) context.noteTransition({ from: order.state, to: changed.state });
  return changed;
}
