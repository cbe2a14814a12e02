import { type InvoiceboxClient, timeoutSignal } from '@invoicebox/invoicebox-api';
import type { NotificationAnswer, OrderNotification, ReceivedOrder } from '@invoicebox/invoicebox-api/contract';
import type { Logger } from 'pino';
import { applyOrderUpdate, type OrderUpdateDeps } from '../notifications/apply-order-update.js';
import { isPending } from '../outbox/job-table.js';
import type { Database } from '../storage/database.js';

/** The call of Invoicebox that the reconciler makes. */
export type ReconcilerClient = Pick<InvoiceboxClient, 'findOrders'>;

/** What the reconciler works with. */
export interface ReconcileDeps extends OrderUpdateDeps {
  client: ReconcilerClient;
  log: Logger;
}

/** Age at the first poll of an order, and shortest interval. */
const MIN_INTERVAL_MS = 60_000;
/** The interval grows with the order's age, up to this. */
const MAX_INTERVAL_MS = 60 * 60_000;
/** For an order to expire at Invoicebox after its payment time. */
const AFTER_EXPIRY_MS = 30_000;
/** Orders that are open this long after their payment time are left to the operator. A hold lasts 7 days. */
const GIVE_UP_MS = 30 * 24 * 60 * 60_000;
/** Polls are put off by up to this while buyers wait for their orders to be created. */
const MAX_YIELD_MS = 10 * 60_000;
/** Order numbers in one call: keeps the URL short enough for proxies. */
const BATCH_SIZE = 50;
/** For the calls of one batch with their retries. */
const CALLS_TIMEOUT_MS = 60_000;

/** Statuses to apply, in this order: of several orders of one number the paid one counts. */
const STATUS_ORDER: readonly ReceivedOrder['status'][] = ['completed', 'hold', 'canceled', 'expired'];

interface OpenOrder {
  id: string;
  number: string;
  createdAt: number;
  expiresAt: number;
}

/** The job that creates an order looks it up by itself. */
const IS_BEING_CREATED = `orders.state = 'created' AND EXISTS (SELECT 1 FROM outbox
  WHERE outbox.order_id = orders.id AND outbox.kind = 'create_order' AND ${isPending()})`;

/** Whether buyers wait for their orders to be created: then the rest of the rate limit is theirs. */
async function buyersWait(database: Database, now: number): Promise<boolean> {
  const waiting = await database.run(
    `SELECT id FROM outbox WHERE kind = 'create_order' AND state = 'pending' AND attempts = 0 AND due_at <= ? LIMIT 1`,
    [now],
  );
  return waiting.length > 0;
}

/** Open orders that are due to be polled, the longest due first. */
async function dueOrders(database: Database, now: number): Promise<OpenOrder[]> {
  const rows = await database.run(
    `SELECT orders.id, orders.number, orders.created_at, orders.expires_at
      FROM orders LEFT JOIN order_checks ON order_checks.order_id = orders.id
      WHERE orders.state IN ('created', 'awaiting_payment', 'hold')
        AND orders.created_at <= ? AND orders.expires_at > ?
        AND (order_checks.due_at IS NULL OR order_checks.due_at <= ?) AND NOT (${IS_BEING_CREATED})
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

/** When an order is polled next if it stays open; epoch milliseconds. */
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

/** An order as it was reconciled. */
export interface Reconciled {
  /** The order's number here. */
  number: string;
  /** Its id at Invoicebox. */
  invoiceboxId: string;
  /** Its status at Invoicebox. */
  status: string;
  /** The answer that a notification of it would have got; undefined if nothing had changed. */
  answer: NotificationAnswer | undefined;
}

/** The order as a notification would tell it; undefined if the answer does not say its number or its sum. */
function updateOf({ merchantId }: ReconcileDeps, order: ReceivedOrder): OrderNotification | undefined {
  const { id, status, statusText, merchantOrderId, amount, currencyId } = order;
  if (merchantOrderId === undefined || amount === undefined) return undefined;
  return { id, status, merchantId, merchantOrderId, amount, currencyId, ...(statusText ? { statusText } : {}) };
}

/** Applies one order like a notification. A failure is logged and does not stop the others. */
async function applyOrder(deps: ReconcileDeps, update: OrderNotification): Promise<Reconciled> {
  const { id: invoiceboxId, merchantOrderId: number, status } = update;
  const reconciled = { number, invoiceboxId, status: update.statusText ?? status };
  if (status === 'unknown') deps.log.warn(reconciled, 'An order has a status at Invoicebox that is not known here.');
  if (!STATUS_ORDER.includes(status)) return { ...reconciled, answer: undefined };
  try {
    const answer = await applyOrderUpdate(deps, update, 'reconciler');
    if (answer.status === 'error') {
      const { code, message } = answer;
      deps.log.error({ ...reconciled, code, reason: message }, 'An order differs from Invoicebox.');
    }
    return { ...reconciled, answer };
  } catch (error) {
    deps.log.error({ ...reconciled, err: error }, 'An order could not be reconciled.');
    return { ...reconciled, answer: undefined };
  }
}

/**
 * Polls orders by their numbers and applies what Invoicebox says like notifications.
 *
 * @throws InvoiceboxApiError if it does not answer.
 */
export async function reconcileOrders(deps: ReconcileDeps, numbers: readonly string[]): Promise<Reconciled[]> {
  const signal = timeoutSignal(deps.clock, CALLS_TIMEOUT_MS);
  const there = await deps.client.findOrders({ merchantOrderId: numbers, merchantId: deps.merchantId }, { signal });
  const updates = there.items.flatMap((order) => updateOf(deps, order) ?? []);
  const unread = there.unreadable.length + there.items.length - updates.length;
  if (unread > 0) deps.log.error({ numbers, unread }, 'Some orders at Invoicebox could not be read.');
  updates.sort((a, b) => STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status));
  // Orders of one number one after the other: the second sees what the first has changed.
  const reconciled = await Promise.all(
    numbers.map(async (number) => {
      const done: Reconciled[] = [];
      for (const update of updates) if (update.merchantOrderId === number) done.push(await applyOrder(deps, update));
      return done;
    }),
  );
  return reconciled.flat();
}

/**
 * Polls open orders whose notifications may be lost (docs/merchant-server.md, Reconciler), fifty a call. While buyers wait
 * for their orders to be created, only those that have been due for long.
 *
 * @returns whether more are due now.
 * @throws InvoiceboxApiError if Invoicebox does not answer: they are polled again later.
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
