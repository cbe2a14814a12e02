import { createHash } from 'node:crypto';
import type { Clock } from '@invoicebox/invoicebox-api';
import { PageError } from '../core/page-error.js';
import { randomId, randomNumber } from '../core/random-id.js';
import { withTimeLimit } from '../core/time-limit.js';
import { noteOrder } from '../logging/request-context.js';
import type { MiniApp } from '../mini-app/bind.js';
import type { StoredOffer } from '../mini-app/order-types.js';
import { type ChangeDeps, changeOrders } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';
import { findOrder, insertOrder, requireOrder } from '../order-model/order-store.js';
import { enqueueJob } from '../outbox/job-table.js';
import type { Outbox } from '../outbox/outbox.js';
import type { CreateOrderInput, QuoteView } from '../page-api/index.js';
import type { Database, SqlRow, SqlRunner, Transaction } from '../storage/database.js';
import type { OrderQueue } from './order-queue.js';
import { priceView } from './order-view.js';
import { placedOrder } from './placed-order.js';

/** A quoted price is good for this long. */
const QUOTE_TIME_MS = 15 * 60_000;

/** Prices a selection and remembers the price, so that the order costs what the buyer saw. */
export async function makeQuote(
  deps: { database: Database; clock: Clock; miniApp: Pick<MiniApp, 'quote'> },
  selection: unknown,
  locale: 'ru' | 'en',
): Promise<QuoteView> {
  const offer: StoredOffer = { ...(await deps.miniApp.quote(selection, locale)), selection };
  const id = randomId();
  const now = deps.clock.now();
  const expiresAt = now + QUOTE_TIME_MS;
  await deps.database.run('INSERT INTO quotes (id, draft, created_at, expires_at) VALUES (?, ?, ?, ?)', [
    id,
    JSON.stringify(offer),
    now,
    expiresAt,
  ]);
  return { id, expiresAt, summary: offer.summary, ...priceView(offer) };
}

async function findQuote(tx: SqlRunner, quoteId: string): Promise<SqlRow | undefined> {
  const [row] = await tx.run('SELECT draft, expires_at FROM quotes WHERE id = ?', [quoteId]);
  return row;
}

/** What a stored quote offers, while it is good. */
function offerOf(row: SqlRow | undefined, now: number): StoredOffer {
  if (!row) throw new PageError('quote_not_found', 'There is no such quote: ask for the price again.');
  if (Number(row.expires_at) <= now) {
    throw new PageError('quote_expired', 'The price is no longer valid: ask for it again and show it to the buyer.');
  }
  return JSON.parse(String(row.draft));
}

function hashOf(input: CreateOrderInput): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}

/** Whether an order was made from the same input with another quote of the same offer: after a reload, in another tab. */
function isSameOffer(known: Order, { quoteId: _, ...input }: CreateOrderInput, quote: SqlRow | undefined): boolean {
  const { quoteId: __, ...knownInput } = known.input;
  return quote?.draft === JSON.stringify(known.offer) && JSON.stringify(input) === JSON.stringify(knownInput);
}

/** The order that the key made before. @throws PageError if the key came with another input. */
function sameOrder(known: Order, input: CreateOrderInput, quote: SqlRow | undefined): Order {
  if (known.idempotencyHash === hashOf(input) || isSameOffer(known, input, quote)) return known;
  throw new PageError('idempotency_key_reused', 'This Idempotency-Key belongs to another order: make a new key.');
}

/** What orders are placed with. */
export interface PlaceOrderDeps extends ChangeDeps {
  outbox: Pick<Outbox, 'runCall'>;
  queue: Pick<OrderQueue, 'add'>;
  miniApp: Pick<MiniApp, 'orderPrefix' | 'payWithin' | 'verifies' | 'verify' | 'reserve'>;
}

/** An order as the page asks for it. */
export interface PlaceOrderRequest {
  input: CreateOrderInput;
  /** One key makes one order. */
  idempotencyKey: string;
  /** Stores what belongs to a new order, in the same transaction. */
  alsoStore?: (tx: Transaction, order: Order) => Promise<void>;
}

/** The page is answered after this time even if Invoicebox was not: then it follows the status stream. */
const FIRST_ATTEMPT_WAIT_MS = 8_000;

function newOrder(
  { input, idempotencyKey }: PlaceOrderRequest,
  orderPrefix: string,
  offer: StoredOffer,
): Omit<Order, 'createdAt' | 'expiresAt'> {
  return {
    id: randomId(),
    number: randomNumber(orderPrefix),
    idempotencyKey,
    idempotencyHash: hashOf(input),
    state: 'created',
    revision: 1,
    offer,
    input,
    invoiceboxId: undefined,
    paymentUrl: undefined,
    fulfilmentState: 'none',
    fulfilment: undefined,
    given: undefined,
    captured: undefined,
    shipmentId: undefined,
    cancellation: undefined,
    refunds: [],
    failure: undefined,
    heldAt: undefined,
    paidAt: undefined,
  };
}

/**
 * Stores an order together with the job that creates it at Invoicebox, once for each idempotency key.
 *
 * @returns the order and, if it is new, its job.
 * @throws PageError `quote_not_found`, `quote_expired` or `idempotency_key_reused`.
 * @throws SelectionUnavailableError if it cannot be reserved.
 */
export function storeOrder(
  deps: PlaceOrderDeps,
  request: PlaceOrderRequest,
): Promise<{ order: Order; jobId?: string }> {
  const { input, idempotencyKey, alsoStore } = request;
  const { miniApp } = deps;
  const { orderPrefix, payWithin } = miniApp;
  return changeOrders(deps, async ({ tx, now }) => {
    const [known, quote] = await Promise.all([
      findOrder(tx, 'idempotency_key', idempotencyKey),
      findQuote(tx, input.quoteId),
    ]);
    if (known) return { order: sameOrder(known, input, quote) };
    const offer = offerOf(quote, now);
    const order = { ...newOrder(request, orderPrefix, offer), createdAt: now, expiresAt: now + payWithin };
    await miniApp.reserve(placedOrder(order), tx);
    insertOrder(tx, order, 'page: order');
    await alsoStore?.(tx, order);
    return { order, jobId: enqueueJob(tx, { orderId: order.id, kind: 'create_order', dueAt: now }) };
  });
}

/** Asks the mini-app once more whether a new order can be had, outside of the transaction: it may ask other systems. */
async function verifyOrder({ database, miniApp, clock }: PlaceOrderDeps, request: PlaceOrderRequest): Promise<void> {
  if (!miniApp.verifies) return;
  const { input, idempotencyKey } = request;
  const [known, quote] = await Promise.all([
    findOrder(database, 'idempotency_key', idempotencyKey),
    findQuote(database, input.quoteId),
  ]);
  if (known) return;
  const offer = offerOf(quote, clock.now());
  await miniApp.verify({ offer, selection: offer.selection, locale: input.locale });
}

/**
 * Stores an order and waits a while for it to be created at Invoicebox.
 *
 * @returns the order as it is then, and whether it is new.
 * @throws PageError as {@link storeOrder}.
 */
export async function placeOrder(
  deps: PlaceOrderDeps,
  request: PlaceOrderRequest,
): Promise<{ order: Order; isNew: boolean }> {
  await verifyOrder(deps, request);
  const { order, jobId } = await storeOrder(deps, request);
  noteOrder(order.id);
  if (jobId === undefined) return { order, isNew: false };
  const creation = deps.outbox.runCall(jobId, order);
  const created = await withTimeLimit(deps.clock, FIRST_ATTEMPT_WAIT_MS, creation);
  if (created?.attempted === false) await deps.queue.add(order.id);
  return { order: created?.order ?? (await requireOrder(deps.database, order.id)), isNew: true };
}
