import type { SqlRow, SqlRunner, SqlValue, Transaction } from '../storage/database.js';
import type { FulfilmentState, OrderState } from '../wire/index.js';
import type { Order } from './order.js';

function optionalText(value: SqlValue | undefined): string | undefined {
  return value === null || value === undefined ? undefined : String(value);
}

function orderFromRow(row: SqlRow): Order {
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
    fulfilment: row.fulfilment === null ? undefined : JSON.parse(String(row.fulfilment)),
    failure: optionalText(row.failure),
    createdAt: Number(row.created_at),
    expiresAt: Number(row.expires_at),
    paidAt: row.paid_at === null ? undefined : Number(row.paid_at),
  };
}

/** The order by which one of the unique columns is given, if there is one. */
export async function findOrder(
  sql: SqlRunner,
  column: 'id' | 'number' | 'idempotency_key',
  value: string,
): Promise<Order | undefined> {
  const [row] = await sql.run(`SELECT * FROM orders WHERE ${column} = ?`, [value]);
  return row && orderFromRow(row);
}

async function recordHistory(tx: SqlRunner, order: Order, cause: string, at: number): Promise<void> {
  await tx.run(
    'INSERT INTO order_history (order_id, revision, state, fulfilment_state, cause, at) VALUES (?, ?, ?, ?, ?, ?)',
    [order.id, order.revision, order.state, order.fulfilmentState, cause, at],
  );
}

/** Stores a new order with the first line of its history. */
export async function insertOrder(tx: SqlRunner, order: Order, cause: string): Promise<void> {
  await tx.run(
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
  await recordHistory(tx, order, cause, order.createdAt);
}

/** What may change in an order after it was made. */
export type OrderChange = Partial<
  Pick<Order, 'state' | 'invoiceboxId' | 'paymentUrl' | 'fulfilmentState' | 'fulfilment' | 'failure' | 'paidAt'>
>;

/**
 * Changes an order inside the transaction that read it, and announces it to the status streams of all processes.
 *
 * @param cause what happened, for the history.
 * @param at epoch milliseconds.
 * @returns the order as it is now, one revision later.
 */
export async function changeOrder(
  tx: Transaction,
  order: Order,
  change: OrderChange,
  cause: string,
  at: number,
): Promise<Order> {
  const changed: Order = { ...order, ...change, revision: order.revision + 1 };
  await tx.run(
    `UPDATE orders SET state = ?, revision = ?, invoicebox_id = ?, payment_url = ?, fulfilment_state = ?,
      fulfilment = ?, failure = ?, paid_at = ? WHERE id = ?`,
    [
      changed.state,
      changed.revision,
      changed.invoiceboxId ?? null,
      changed.paymentUrl ?? null,
      changed.fulfilmentState,
      changed.fulfilment === undefined ? null : JSON.stringify(changed.fulfilment),
      changed.failure ?? null,
      changed.paidAt ?? null,
      changed.id,
    ],
  );
  await recordHistory(tx, changed, cause, at);
  tx.announce(changed.id);
  return changed;
}
