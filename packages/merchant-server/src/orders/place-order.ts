import { createHash } from 'node:crypto';
import type { Clock } from '@invoicebox/invoicebox-api';
import { PageError } from '../http/page-error.js';
import type { MiniApp, QuoteDraft } from '../mini-app.js';
import type { Outbox } from '../outbox/outbox.js';
import type { Database, SqlRow, SqlRunner, Transaction } from '../storage/database.js';
import type { CreateOrderInput, QuoteView } from '../wire/index.js';
import type { Order } from './order.js';
import { findOrder, insertOrder } from './order-store.js';
import { priceView } from './order-view.js';
import { randomId, randomNumber } from './random-id.js';

/** How long a quoted price holds, in milliseconds. */
const QUOTE_TIME_MS = 15 * 60_000;

/** Prices a selection and remembers the price, so that the order costs what the buyer saw. */
export async function makeQuote<Selection>(
  parts: { database: Database; clock: Clock; miniApp: MiniApp<Selection> },
  selection: Selection,
  locale: 'ru' | 'en',
): Promise<QuoteView> {
  const draft = await parts.miniApp.quote(selection, locale);
  const id = randomId();
  const now = parts.clock.now();
  const expiresAt = now + QUOTE_TIME_MS;
  await parts.database.run('INSERT INTO quotes (id, draft, created_at, expires_at) VALUES (?, ?, ?, ?)', [
    id,
    JSON.stringify(draft),
    now,
    expiresAt,
  ]);
  return { id, expiresAt, summary: draft.summary, ...priceView(draft) };
}

async function findQuote(tx: SqlRunner, quoteId: string): Promise<SqlRow | undefined> {
  const [row] = await tx.run('SELECT draft, expires_at FROM quotes WHERE id = ?', [quoteId]);
  return row;
}

/** What a stored quote offers, while it is good. */
function draftOf(row: SqlRow | undefined, now: number): QuoteDraft {
  if (!row) throw new PageError('quote_not_found', 'There is no such quote: ask for the price again.');
  if (Number(row.expires_at) <= now) {
    throw new PageError('quote_expired', 'The price is no longer valid: ask for it again and show it to the buyer.');
  }
  return JSON.parse(String(row.draft));
}

function hashOf(input: CreateOrderInput): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex');
}

/** Whether an order was made from the same wish by another quote of the same offer: after a reload, in another tab. */
function isSameOffer(known: Order, { quoteId: _, ...wish }: CreateOrderInput, quote: SqlRow | undefined): boolean {
  const { quoteId: __, ...knownWish } = known.input;
  return quote?.draft === JSON.stringify(known.draft) && JSON.stringify(wish) === JSON.stringify(knownWish);
}

/** The order that the key made before; refused if the key came with another intention. */
function sameOrder(known: Order, input: CreateOrderInput, quote: SqlRow | undefined): Order {
  if (known.idempotencyHash === hashOf(input) || isSameOffer(known, input, quote)) return known;
  throw new PageError('idempotency_key_reused', 'This Idempotency-Key belongs to another order: make a new key.');
}

/**
 * Stores an order together with the call that makes it at Invoicebox, once for each idempotency key.
 *
 * @param alsoStore stores what belongs to a new order, in the same transaction.
 * @returns the stored order and, if it is new, what begins its call after the commit.
 * @throws PageError `quote_not_found`, `quote_expired` or `idempotency_key_reused`.
 */
export async function storeOrder(
  parts: {
    database: Database;
    clock: Clock;
    outbox: Outbox;
    miniApp: Pick<MiniApp<unknown>, 'numberPrefix' | 'paymentTimeMs'>;
  },
  input: CreateOrderInput,
  idempotencyKey: string,
  alsoStore?: (tx: Transaction, order: Order) => Promise<void>,
): Promise<{ order: Order; begin: (() => Promise<boolean>) | undefined }> {
  const hasRoom = await parts.outbox.hasRoomForCall();
  return parts.database.transaction(async (tx) => {
    const [known, quote] = await Promise.all([
      findOrder(tx, 'idempotency_key', idempotencyKey),
      findQuote(tx, input.quoteId),
    ]);
    if (known) return { order: sameOrder(known, input, quote), begin: undefined };
    const now = parts.clock.now();
    const order: Order = {
      id: randomId(),
      number: randomNumber(parts.miniApp.numberPrefix),
      idempotencyKey,
      idempotencyHash: hashOf(input),
      state: 'created',
      revision: 1,
      draft: draftOf(quote, now),
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
      createdAt: now,
      expiresAt: now + parts.miniApp.paymentTimeMs,
      heldAt: undefined,
      paidAt: undefined,
    };
    insertOrder(tx, order, 'page: order');
    const begin = parts.outbox.enqueueFirstCall(tx, order.id, 'create_order', hasRoom);
    await alsoStore?.(tx, order);
    return { order, begin };
  });
}
