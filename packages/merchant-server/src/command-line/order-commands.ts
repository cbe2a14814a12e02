import { buildBasket } from '@invoicebox/invoicebox-api/contract';
import { maskFields } from '../logging/mask.js';
import { findOrder } from '../order-model/order-store.js';
import type { Database, SqlRow } from '../storage/database.js';

/** An order in a list. */
export interface OrderLine {
  number: string;
  state: string;
  fulfilment: string;
  /** ISO 8601. */
  createdAt: string;
  failure: string | null;
}

function time(value: unknown): string {
  return new Date(Number(value)).toISOString();
}

function orderLine(row: SqlRow): OrderLine {
  return {
    number: String(row.number),
    state: String(row.state),
    fulfilment: String(row.fulfilment_state),
    createdAt: time(row.created_at),
    failure: row.failure === null ? null : String(row.failure),
  };
}

/** The newest orders. @param state only those in this state. */
export async function listOrders(database: Database, limit: number, state?: string): Promise<OrderLine[]> {
  const rows = await database.run(
    `SELECT number, state, fulfilment_state, created_at, failure FROM orders
      ${state === undefined ? '' : 'WHERE state = ?'} ORDER BY created_at DESC LIMIT ?`,
    state === undefined ? [limit] : [state, limit],
  );
  return rows.map(orderLine);
}

/**
 * An order with its history, notifications and jobs. Sums in kopecks.
 *
 * @param withPersonalData whether the buyer is shown as well.
 * @returns undefined if there is no such order.
 */
export async function showOrder(database: Database, number: string, withPersonalData: boolean): Promise<unknown> {
  const order = await findOrder(database, 'number', number);
  if (!order) return undefined;
  const rows = (sql: string) => database.run(sql, [order.id]);
  const history = await rows('SELECT * FROM order_history WHERE order_id = ? ORDER BY revision');
  const notifications = await rows('SELECT * FROM notifications WHERE order_id = ? ORDER BY at');
  const jobs = await rows('SELECT * FROM outbox WHERE order_id = ? ORDER BY seq');
  const { offer, input, idempotencyKey: _key, idempotencyHash: _hash, ...known } = order;
  const { amount, vatAmount } = buildBasket(offer.lines, offer.roundPolicy);
  const personal = { buyer: input.buyer, summary: offer.summary, fulfilment: order.fulfilment };
  return {
    ...known,
    createdAt: time(order.createdAt),
    expiresAt: time(order.expiresAt),
    ...(order.paidAt === undefined ? {} : { paidAt: time(order.paidAt) }),
    description: offer.description,
    amount,
    vatAmount,
    mode: input.mode,
    locale: input.locale,
    ...((withPersonalData ? personal : maskFields(personal)) as typeof personal),
    history: history.map(({ revision, state, fulfilment_state, cause, at }) => ({
      revision,
      state,
      fulfilment: fulfilment_state,
      cause,
      at: time(at),
    })),
    notifications: notifications.map(({ invoicebox_id, status, answer, at }) => ({
      invoiceboxId: invoicebox_id,
      status,
      answer: JSON.parse(String(answer)),
      at: time(at),
    })),
    jobs: jobs.map(({ id, kind, state, attempts, due_at, last_error }) => ({
      id,
      kind,
      state,
      attempts,
      dueAt: time(due_at),
      lastError: last_error,
    })),
  };
}
