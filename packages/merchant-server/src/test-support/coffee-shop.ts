import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type CreateOrderRequest,
  type Ensured,
  InvoiceboxApiError,
  type KnownOrder,
  ManualClock,
  type OrderNumber,
  type OrderResponse,
  type SettledOrders,
  SIGNATURE_HEADER,
  signBody,
  withCustomerType,
} from '@invoicebox/invoicebox-api';
import { Hono } from 'hono';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../config/config.js';
import { type MiniApp, SelectionUnavailableError } from '../mini-app.js';
import { createMerchantServer } from '../server.js';
import type { Database } from '../storage/database.js';
import { openLibsql } from '../storage/libsql.js';
import type { OrderView, QuoteView } from '../wire/index.js';

/** When the tests take place. */
export const NOON = Date.UTC(2026, 10, 21, 12);
export const SIGNING_KEY = 'test-key';
export const MERCHANT_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Invoicebox as the merchant server sees it: takes orders, or fails as it is told. */
export class FakeInvoicebox {
  readonly requests: Array<{ request: CreateOrderRequest; firstTry: boolean }> = [];
  /** Thrown by the next calls, in turn; `lost` makes the order and loses the answer. */
  readonly failures: Array<InvoiceboxApiError | 'lost'> = [];
  readonly orders = new Map<string, OrderResponse>();
  /** Look-ups of surplus orders, oldest first. */
  readonly settled: Array<{ number: string } & KnownOrder> = [];
  /** What the next look-ups find, in turn: one that canceled nothing by default. */
  readonly surplus: SettledOrders[] = [];

  async settleDuplicates({ merchantOrderId: number }: OrderNumber, known: KnownOrder = {}): Promise<SettledOrders> {
    this.settled.push({ number, ...known });
    return this.surplus.shift() ?? { survivor: this.orders.get(number), canceled: [], paidTwice: [] };
  }

  async ensureOrder(request: CreateOrderRequest, firstTry: boolean): Promise<Ensured<OrderResponse>> {
    this.requests.push({ request, firstTry });
    const failure = this.failures.shift();
    if (failure instanceof InvoiceboxApiError) throw failure;
    const known = firstTry ? undefined : this.orders.get(request.merchantOrderId);
    const order = known ?? this.#make(request);
    if (failure === 'lost') throw apiError('timeout', 0, 'unknown');
    return { made: order, uncertain: !firstTry };
  }

  #make(request: CreateOrderRequest): OrderResponse {
    const id = randomUUID();
    const orderContainerId = request.orderContainerId ?? randomUUID();
    const order: OrderResponse = {
      ...request,
      customer: withCustomerType(request.customer),
      id,
      orderContainerId,
      status: 'created',
      subtype: 'order',
      createdAt: '2026-11-21T12:00:00+00:00',
      paymentUrl: `https://pay.example/pay/${orderContainerId}`,
    };
    this.orders.set(request.merchantOrderId, order);
    return order;
  }
}

export function apiError(code: string, httpStatus: number, effect: 'none' | 'unknown' = 'none'): InvoiceboxApiError {
  return new InvoiceboxApiError(`Refused with ${code}.`, { code, httpStatus, effect });
}

/** A mini-app that sells coffee; cup 13 is sold out, and `fulfil` can be told to fail. */
export class CoffeeShop implements MiniApp<{ cups: number }> {
  readonly numberPrefix = 'CF';
  readonly paymentTimeMs = 30 * 60_000;
  readonly selectionSchema = z.object({ cups: z.number().int().positive() });
  /** Ids of the orders that were served, in order. */
  readonly served: string[] = [];
  /** Thrown by the next calls of `fulfil`, in turn. */
  readonly failures: Error[] = [];

  async quote({ cups }: { cups: number }) {
    if (cups === 13) throw new SelectionUnavailableError('Тринадцать чашек не наливаем.');
    return {
      description: `Кофе, ${cups}`,
      lines: [
        {
          sku: 'coffee',
          name: 'Кофе',
          unit: 'piece' as const,
          quantity: cups * 1000,
          price: 122_00,
          vatCode: 'RUS_VAT22' as const,
          type: 'commodity' as const,
        },
      ],
      summary: { cups },
    };
  }

  async fulfil({ id }: { id: string }) {
    const failure = this.failures.shift();
    if (failure) throw failure;
    this.served.push(id);
    return { table: 7 };
  }
}

/** A path for a database that no other test uses; it is gone after the test. */
export function temporaryDatabaseUrl(): string {
  const folder = mkdtempSync(join(tmpdir(), 'merchant-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return `file:${join(folder, 'merchant.db')}`;
}

/** A merchant server of the coffee shop on a database of its own, with everything around it under the test's hand. */
export async function openCoffeeShop(
  options: { databaseUrl?: string; clock?: ManualClock; invoicebox?: FakeInvoicebox } = {},
) {
  const clock = options.clock ?? new ManualClock(NOON);
  const invoicebox = options.invoicebox ?? new FakeInvoicebox();
  const shop = new CoffeeShop();
  const database: Database = await openLibsql(options.databaseUrl ?? temporaryDatabaseUrl());
  const config = readConfig(
    {
      SHOP_PORT: '4999',
      INVOICEBOX_API_URL: 'https://api.example/v3',
      INVOICEBOX_TOKEN: 'secret-token',
      INVOICEBOX_MERCHANT_ID: MERCHANT_ID,
      INVOICEBOX_SIGNING_KEYS: SIGNING_KEY,
      DATABASE_URL: 'file:unused.db',
      FRAME_ANCESTORS: 'http://localhost:4700',
    },
    {},
    'SHOP_PORT',
  );
  const server = await createMerchantServer({
    config,
    database,
    clock,
    client: invoicebox,
    miniApp: shop,
    catalogue: new Hono(),
    log: pino({ level: 'silent' }),
  });
  return { server, clock, invoicebox, shop, database };
}

export type OpenShop = Awaited<ReturnType<typeof openCoffeeShop>>;

/** Sends JSON to the page's API. */
export async function post(
  shop: OpenShop,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return shop.server.http.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

export async function quote(shop: OpenShop, cups = 2): Promise<QuoteView> {
  const response = await post(shop, '/api/quotes', { selection: { cups }, locale: 'ru' });
  return ((await response.json()) as { quote: QuoteView }).quote;
}

/** Places an order as a page does. */
export async function placeOrder(shop: OpenShop, key: string = randomUUID(), quoteId?: string): Promise<OrderView> {
  const body = { quoteId: quoteId ?? (await quote(shop)).id, buyer: { email: 'a@b.ru' }, mode: 'order', locale: 'ru' };
  const response = await post(shop, '/api/orders', body, { 'Idempotency-Key': key });
  return ((await response.json()) as { order: OrderView }).order;
}

export async function readOrder(shop: OpenShop, id: string): Promise<OrderView> {
  const response = await shop.server.http.request(`/api/orders/${id}`);
  return ((await response.json()) as { order: OrderView }).order;
}

/** The notification that Invoicebox would send of an order, with changes. */
export function notificationOf(shop: OpenShop, order: OrderView, changes: Partial<OrderResponse> = {}): OrderResponse {
  const known = shop.invoicebox.orders.get(order.number);
  if (!known) throw new Error(`Invoicebox has no order ${order.number}.`);
  return { ...known, status: 'completed', ...changes };
}

/** Sends a notification, signed as it should be unless a signature is given. */
export async function notify(shop: OpenShop, body: unknown, signature?: string): Promise<unknown> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await shop.server.http.request('/invoicebox/notification', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [SIGNATURE_HEADER]: signature ?? signBody(text, SIGNING_KEY) },
    body: text,
  });
  return response.json();
}
