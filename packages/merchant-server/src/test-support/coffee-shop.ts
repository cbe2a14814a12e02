import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SIGNATURE_HEADER, signBody } from '@invoicebox/invoicebox-api';
import type { OrderResponse, OrderStatus } from '@invoicebox/invoicebox-api/contract';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { type Logger, pino } from 'pino';
import { onTestFinished } from 'vitest';
import { readConfig } from '../config/config.js';
import type { NoVariables, Variables } from '../config/variables.js';
import type { MiniAppDefinition } from '../mini-app/definition.js';
import type { OrderView, QuoteView } from '../page-api/index.js';
import { createMerchantServer } from '../server.js';
import type { Database } from '../storage/database.js';
import { openDatabase } from '../storage/open-database.js';
import { CoffeeShop, FakeInvoicebox } from '../testing/index.js';

export { apiError, CoffeeShop, FakeInvoicebox } from '../testing/index.js';

/** When the tests take place. */
export const NOON = Date.UTC(2026, 10, 21, 12);
export const SIGNING_KEY = 'test-key';
export const MERCHANT_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The variables of a merchant server in tests. */
export const ENVIRONMENT = {
  PORT: '4999',
  INVOICEBOX_API_URL: 'https://api.example/v3',
  INVOICEBOX_TOKEN: 'secret-token',
  INVOICEBOX_MERCHANT_ID: MERCHANT_ID,
  INVOICEBOX_SIGNING_KEYS: SIGNING_KEY,
  DATABASE_URL: 'file:unused.db',
  FRAME_ANCESTORS: 'http://localhost:4700',
} as const;

/** A path for a database that no other test uses; it is gone after the test. */
export function temporaryDatabaseUrl(): string {
  const folder = mkdtempSync(join(tmpdir(), 'merchant-server-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return `file:${join(folder, 'merchant.db')}`;
}

/** How a merchant server is opened for a test. */
interface OpenOptions {
  databaseUrl?: string;
  clock?: ManualClock;
  invoicebox?: FakeInvoicebox;
  /** Variables beside {@link ENVIRONMENT}. */
  environment?: Record<string, string>;
  pagesFolder?: string;
  log?: Logger;
}

/** A merchant server on a database of its own, with a manual clock and a fake Invoicebox. */
export async function openMerchant<
  Selection,
  Summary,
  Given,
  Names extends Variables = NoVariables,
  Services = undefined,
>(definition: MiniAppDefinition<Selection, Summary, Given, Names, Services>, options: OpenOptions = {}) {
  const { clock = new ManualClock(NOON), invoicebox = new FakeInvoicebox() } = options;
  const { log = pino({ level: 'silent' }), pagesFolder } = options;
  const database: Database = await openDatabase(options.databaseUrl ?? temporaryDatabaseUrl());
  const { variables } = definition;
  const config = readConfig({ ...ENVIRONMENT, ...options.environment }, variables ? { variables } : {});
  const pages = pagesFolder === undefined ? {} : { pagesFolder };
  const server = await createMerchantServer({ config, database, clock, client: invoicebox, definition, log, ...pages });
  return { server, clock, invoicebox, database };
}

/** An open merchant server. */
export type OpenMerchant = Awaited<ReturnType<typeof openMerchant>>;

/** A merchant server of the coffee shop. */
export async function openCoffeeShop(options: OpenOptions = {}) {
  const shop = new CoffeeShop();
  return { ...(await openMerchant(shop, options)), shop };
}

export type OpenShop = Awaited<ReturnType<typeof openCoffeeShop>>;

/** Sends JSON to the page's API. */
export async function post(
  shop: OpenMerchant,
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

/** Asks for a price. @param selection a number of cups, or the selection. */
export async function quote(shop: OpenMerchant, selection: number | object = 2): Promise<QuoteView> {
  const cups = typeof selection === 'number' ? { cups: selection } : selection;
  const response = await post(shop, '/api/quotes', { selection: cups, locale: 'ru' });
  return ((await response.json()) as { quote: QuoteView }).quote;
}

/** Places an order as a page does. */
export async function placeOrder(shop: OpenMerchant, key: string = randomUUID(), quoteId?: string): Promise<OrderView> {
  const body = { quoteId: quoteId ?? (await quote(shop)).id, buyer: { email: 'a@b.ru' }, mode: 'order', locale: 'ru' };
  const response = await post(shop, '/api/orders', body, { 'Idempotency-Key': key });
  return ((await response.json()) as { order: OrderView }).order;
}

export async function readOrder(shop: OpenMerchant, id: string): Promise<OrderView> {
  const response = await shop.server.http.request(`/api/orders/${id}`);
  return ((await response.json()) as { order: OrderView }).order;
}

/** The notification that Invoicebox would send of an order, with changes. */
export function notificationOf(
  shop: OpenMerchant,
  order: OrderView,
  changes: Partial<OrderResponse> = {},
): OrderResponse {
  const known = shop.invoicebox.orders.get(order.number);
  if (!known) throw new Error(`Invoicebox has no order ${order.number}.`);
  return { ...known, status: 'completed', ...changes };
}

/** Sends a notification, signed as it should be unless a signature is given. */
export async function notify(shop: OpenMerchant, body: unknown, signature?: string): Promise<unknown> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await shop.server.http.request('/invoicebox/notification', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [SIGNATURE_HEADER]: signature ?? signBody(text, SIGNING_KEY) },
    body: text,
  });
  return response.json();
}

/** Lets an order get a status at Invoicebox, and Invoicebox tell of it. */
export function tell(shop: OpenMerchant, order: OrderView, status: OrderStatus): Promise<unknown> {
  const known = shop.invoicebox.orders.get(order.number);
  if (!known) throw new Error(`Invoicebox has no order ${order.number}.`);
  return notify(shop, shop.invoicebox.change(known.id, status));
}

/** Lets the outbox do everything that is due within a time. */
export async function work(shop: OpenMerchant, ms = 5_000): Promise<void> {
  shop.server.start();
  await shop.clock.advance(ms);
}
