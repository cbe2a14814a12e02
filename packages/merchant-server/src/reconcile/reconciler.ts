import { type InvoiceboxClient, timeoutSignal } from '@invoicebox/invoicebox-api';
import type { NotificationAnswer, OrderResponse } from '@invoicebox/invoicebox-api/contract';
import type { Logger } from 'pino';
import { applyOrderUpdate, type OrderUpdateDeps } from '../notifications/apply-order-update.js';
import { isPending } from '../outbox/job-table.js';
import type { Database } from '../storage/database.js';

/** What the reconciler asks Invoicebox by. */
export type ReconcilerClient = Pick<InvoiceboxClient, 'listOrders'>;

/** What the reconciler works with. */
export interface ReconcileDeps extends OrderUpdateDeps {
  client: ReconcilerClient;
  log: Logger;
}

/** An order is first asked for at this age, and not more often afterwards; in milliseconds. */
const MIN_INTERVAL_MS = 60_000;
/** Later ones are asked for again after as long as they have lived, but at least so often; in milliseconds. */
const MAX_INTERVAL_MS = 60 * 60_000;
/** After its time to pay an order gets so long to expire over there before it is asked for; in milliseconds. */
const AFTER_EXPIRY_MS = 30_000;
/** An order that is still open so long after its time to pay is left to the operator; a hold lasts 7 days. In milliseconds. */
const GIVE_UP_MS = 30 * 24 * 60 * 60_000;
/** While buyers wait for their orders to be made, others are asked for so much later, in milliseconds. */
const MAX_YIELD_MS = 10 * 60_000;
/** Numbers in one call: its address stays well below what proxies let through. */
const BATCH_SIZE = 50;
/** Orders on one page of the answer: numbers need not be unique over there. */
const PAGE_SIZE = 100;
/** For one call with its retries. */
const CALL_TIMEOUT_MS = 30_000;

/** Whoever paid comes first: of several orders of one number that is the one that counts. */
const NEWS_ORDER: readonly OrderResponse['status'][] = ['completed', 'hold', 'canceled', 'expired'];

interface OpenOrder {
  id: string;
  number: string;
  createdAt: number;
  expiresAt: number;
}

/** The job that makes an order looks for it over there by itself. */
const IS_BEING_MADE = `orders.state = 'created' AND EXISTS (SELECT 1 FROM outbox
  WHERE outbox.order_id = orders.id AND outbox.kind = 'create_order' AND ${isPending()})`;

/** Whether buyers wait for their orders to be made: what is left of Invoicebox's limit is theirs then. */
async function buyersWait(database: Database, now: number): Promise<boolean> {
  const waiting = await database.run(
    `SELECT id FROM outbox WHERE kind = 'create_order' AND state = 'pending' AND attempts = 0 AND due_at <= ? LIMIT 1`,
    [now],
  );
  return waiting.length > 0;
}

/** Open orders whose next question is due, the longest due first. */
async function dueOrders(database: Database, now: number): Promise<OpenOrder[]> {
  const rows = await database.run(
    `SELECT orders.id, orders.number, orders.created_at, orders.expires_at
      FROM orders LEFT JOIN order_checks ON order_checks.order_id = orders.id
      WHERE orders.state IN ('created', 'awaiting_payment', 'hold')
        AND orders.created_at <= ? AND orders.expires_at > ?
        AND (order_checks.due_at IS NULL OR order_checks.due_at <= ?) AND NOT (${IS_BEING_MADE})
      ORDER BY COALESCE(order_checks.due_at, orders.created_at) LIMIT ?`,
    [now - MIN_INTERVAL_MS, now - GIVE_UP_MS, now, BATCH_SIZE],
  );
  return rows.map((row) => ({
    id: String(row.id),
    number: String(row.number),
    createdAt: Number(row.created_at),
    expiresAt: Number(row.expires_at),
  }));
}

/** When an order is asked for again, if it stays open; epoch milliseconds. */
export function nextCheckAt({ createdAt, expiresAt }: Pick<OpenOrder, 'createdAt' | 'expiresAt'>, now: number): number {
  const interval = Math.min(Math.max(now - createdAt, MIN_INTERVAL_MS), MAX_INTERVAL_MS);
  const expired = expiresAt + AFTER_EXPIRY_MS;
  return expired > now ? Math.min(now + interval, expired) : now + interval;
}

async function planNextChecks(deps: ReconcileDeps, orders: readonly OpenOrder[]): Promise<void> {
  const now = deps.clock.now();
  await deps.database.transaction(async (tx) => {
    for (const order of orders) {
      await tx.run(
        `INSERT INTO order_checks (order_id, due_at) VALUES (?, ?)
          ON CONFLICT (order_id) DO UPDATE SET due_at = excluded.due_at`,
        [order.id, nextCheckAt(order, now)],
      );
    }
  });
}

/** All orders of this shop at Invoicebox that carry one of the numbers. */
async function ordersThere(deps: ReconcileDeps, numbers: readonly string[]): Promise<OrderResponse[]> {
  const where = { merchantId: deps.merchantId, merchantOrderId: numbers };
  const found: OrderResponse[] = [];
  for (let page = 1; ; page += 1) {
    const list = { where, page, pageSize: PAGE_SIZE };
    const signal = timeoutSignal(deps.clock, CALL_TIMEOUT_MS);
    const { items, metaData } = await deps.client.listOrders(list, { signal });
    found.push(...items);
    if (items.length === 0 || found.length >= metaData.totalCount) return found;
  }
}

/** What asking for an order came to. */
export interface Reconciled {
  /** The order's number here. */
  number: string;
  /** Its id at Invoicebox. */
  invoiceboxId: string;
  /** Its status at Invoicebox. */
  status: OrderResponse['status'];
  /** What a notification of it would have been answered with; undefined where there was nothing to tell. */
  answer: NotificationAnswer | undefined;
}

/** Lets one order at Invoicebox have the effect of a notification; a failure here must not keep the others from theirs. */
async function applyOrder(deps: ReconcileDeps, order: OrderResponse): Promise<Reconciled> {
  const { id: invoiceboxId, merchantOrderId: number, status } = order;
  if (!NEWS_ORDER.includes(status)) return { number, invoiceboxId, status, answer: undefined };
  try {
    const answer = await applyOrderUpdate(deps, order, 'reconciler');
    if (answer.status === 'error') {
      const { code, message } = answer;
      deps.log.error({ number, invoiceboxId, status, code, reason: message }, 'An order differs from Invoicebox.');
    }
    return { number, invoiceboxId, status, answer };
  } catch (error) {
    deps.log.error({ err: error, number, invoiceboxId, status }, 'An order could not be reconciled.');
    return { number, invoiceboxId, status, answer: undefined };
  }
}

/**
 * Asks Invoicebox for orders by their numbers and lets what it says change them, by the same judgement as a
 * notification.
 *
 * @throws InvoiceboxApiError if it does not answer.
 */
export async function reconcileOrders(deps: ReconcileDeps, numbers: readonly string[]): Promise<Reconciled[]> {
  const there = await ordersThere(deps, numbers);
  const news = there.sort((a, b) => NEWS_ORDER.indexOf(a.status) - NEWS_ORDER.indexOf(b.status));
  // Those of one number one after the other: whoever comes second finds what the first has done.
  const reconciled = await Promise.all(
    numbers.map(async (number) => {
      const done: Reconciled[] = [];
      for (const order of news) if (order.merchantOrderId === number) done.push(await applyOrder(deps, order));
      return done;
    }),
  );
  return reconciled.flat();
}

/**
 * Asks for the open orders whose news may have been lost (docs/merchant-server.md, Reconciler), one call for fifty. While
 * buyers wait for theirs to be made, only for those that have been due for long.
 *
 * @returns whether more are to be asked for at once.
 * @throws InvoiceboxApiError if Invoicebox does not answer: they are asked for again later.
 */
export async function reconcileDue(deps: ReconcileDeps): Promise<boolean> {
  const isRush = await buyersWait(deps.database, deps.clock.now());
  const due = await dueOrders(deps.database, deps.clock.now() - (isRush ? MAX_YIELD_MS : 0));
  if (due.length === 0) return false;
  await reconcileOrders(
    deps,
    due.map(({ number }) => number),
  );
  await planNextChecks(deps, due);
  return due.length === BATCH_SIZE && !isRush;
}
