import { PageError } from '../core/page-error.js';
import type { Order } from '../order-model/order.js';
import { findOrder } from '../order-model/order-store.js';
import { priceView } from '../orders/order-view.js';
import { refundableAllocations } from '../orders/request-refund.js';
import type { FulfilmentState, OrderState, OrderView } from '../page-api/index.js';
import type { TillOrderItem, TillOrderView } from '../page-api/till.js';
import type { SqlRow, SqlRunner } from '../storage/database.js';
import { requireShift } from './shifts.js';

/** Orders in one answer: more than a shift has. */
const MAX_ORDERS = 300;

/** Adds an order to the operator's open shift, in the order's transaction. */
export async function insertTillOrder(tx: SqlRunner, order: Order, operator: string): Promise<void> {
  const { amount, payment } = priceView(order.offer);
  await tx.run(
    'INSERT INTO till_orders (order_id, shift_id, number, payment, amount, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    [order.id, await requireShift(tx, operator), order.number, payment, amount, order.createdAt],
  );
}

/**
 * An order that was made at a till, with its operator.
 *
 * @throws PageError `not_found` for any other order.
 */
export async function requireTillOrder(sql: SqlRunner, id: string): Promise<{ order: Order; operator: string }> {
  const [row] = await sql.run(
    `SELECT till_shifts.operator FROM till_orders JOIN till_shifts ON till_shifts.id = till_orders.shift_id
      WHERE till_orders.order_id = ?`,
    [id],
  );
  const order = row && (await findOrder(sql, 'id', id));
  if (!order) throw new PageError('not_found', 'There is no such order of a till.');
  return { order, operator: String(row.operator) };
}

/** What the till shows of an order beside what its buyer sees. */
export function tillOrderView(view: OrderView, order: Order, operator: string): TillOrderView {
  const refundable = refundableAllocations(order)
    .filter(({ amount }) => amount > 0)
    .map(({ line, quantity, amount }) => ({ line, quantity, amount }));
  return { ...view, operator, refundable };
}

function itemOf(row: SqlRow): TillOrderItem {
  return {
    id: String(row.order_id),
    number: String(row.number),
    state: String(row.state) as OrderState,
    fulfilmentState: String(row.fulfilment_state) as FulfilmentState,
    amount: Number(row.amount),
    refunded: Number(row.refunded),
    createdAt: Number(row.created_at),
  };
}

const ITEMS = `SELECT till_orders.*, orders.state, orders.fulfilment_state, (SELECT COALESCE(SUM(refunds.amount), 0)
  FROM refunds WHERE refunds.order_id = orders.id AND refunds.state <> 'failed') AS refunded
  FROM till_orders JOIN orders ON orders.id = till_orders.order_id`;
const NEWEST = `ORDER BY till_orders.created_at DESC, till_orders.number LIMIT ${MAX_ORDERS}`;

/** The orders of a shift, newest first. */
export async function ordersOfShift(sql: SqlRunner, shiftId: string): Promise<TillOrderItem[]> {
  return (await sql.run(`${ITEMS} WHERE till_orders.shift_id = ? ${NEWEST}`, [shiftId])).map(itemOf);
}

/** Orders of all shifts whose number contains a text, newest first. */
export async function findTillOrders(sql: SqlRunner, text: string): Promise<TillOrderItem[]> {
  const pattern = `%${text
    .trim()
    .toUpperCase()
    .replace(/[\\%_]/g, '')}%`;
  return (await sql.run(`${ITEMS} WHERE till_orders.number LIKE ? ${NEWEST}`, [pattern])).map(itemOf);
}
