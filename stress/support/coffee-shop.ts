import { serve } from '@hono/node-server';
import { type Clock, type RateLimiter, SIGNATURE_HEADER, signBody, systemClock } from '@invoicebox/invoicebox-api';
import {
  createMerchantServer,
  type Database,
  type MerchantClient,
  type MerchantServer,
  openDatabase,
  readConfig,
} from '@invoicebox/merchant-server';
import { CoffeeShop, FakeInvoicebox } from '@invoicebox/merchant-server/testing';
import { pino } from 'pino';

export const SIGNING_KEY = 'coffee-key';
export const MERCHANT_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** A merchant server of the coffee shop. */
export interface OpenShop {
  readonly server: MerchantServer;
  readonly shop: CoffeeShop;
  readonly invoicebox: FakeInvoicebox;
}

/** Opens the coffee shop's server on a database. */
export async function openShop(
  databaseUrl: string,
  deps: {
    invoicebox?: FakeInvoicebox;
    clock?: Clock;
    client?: MerchantClient;
    rateLimiter?: RateLimiter;
    /** The database, if it is open already. */
    database?: Database;
    /** Variables in addition to the shop's own. */
    environment?: Record<string, string>;
  } = {},
): Promise<OpenShop> {
  const { invoicebox = new FakeInvoicebox(), clock = systemClock, client = invoicebox } = deps;
  const shop = new CoffeeShop();
  const config = readConfig({
    PORT: '4999',
    INVOICEBOX_API_URL: 'https://api.example/v3',
    INVOICEBOX_TOKEN: 'token',
    INVOICEBOX_MERCHANT_ID: MERCHANT_ID,
    INVOICEBOX_SIGNING_KEYS: SIGNING_KEY,
    DATABASE_URL: databaseUrl,
    ...deps.environment,
  });
  const database = deps.database ?? (await openDatabase(databaseUrl));
  const log = pino({ level: 'silent' });
  const server = await createMerchantServer({
    config,
    database,
    clock,
    client,
    ...(deps.rateLimiter ? { rateLimiter: deps.rateLimiter } : {}),
    definition: shop,
    log,
  });
  server.start();
  return { server, shop, invoicebox };
}

/** Starts a server on a free port of loopback. */
export async function listen(
  server: Pick<MerchantServer, 'http'>,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const { socket, port } = await new Promise<{ socket: ReturnType<typeof serve>; port: number }>((resolve) => {
    const listening = serve({ fetch: server.http.fetch, port: 0, hostname: '127.0.0.1' }, (address) =>
      resolve({ socket: listening, port: address.port }),
    );
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        socket.close(() => resolve());
        if ('closeAllConnections' in socket) socket.closeAllConnections();
      }),
  };
}

/** Sends requests to a server, over HTTP or inside the process. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;

function post(send: Send, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Asks for a price, as the page does. @returns the quote's id. */
export async function quote(send: Send, cups = 1): Promise<string> {
  const response = await post(send, '/api/quotes', { selection: { cups }, locale: 'ru' });
  return ((await response.json()) as { quote: { id: string } }).quote.id;
}

/** An order as the page sees it. */
export interface PlacedOrder {
  readonly id: string;
  readonly number: string;
  readonly state: string;
}

/** Orders a quote, as the page does. @throws Error if the order is refused. */
export async function placeOrder(send: Send, quoteId: string, idempotencyKey: string): Promise<PlacedOrder> {
  const body = { quoteId, buyer: { email: 'anna@example.ru' }, mode: 'order', locale: 'ru' };
  const response = await post(send, '/api/orders', body, { 'Idempotency-Key': idempotencyKey });
  const text = await response.text();
  if (!response.ok) throw new Error(`The order was answered ${response.status}: ${text}`);
  return (JSON.parse(text) as { order: PlacedOrder }).order;
}

/** Sends a notification. @param signature the right one by default. */
export async function notify(
  send: Send,
  body: string,
  signature = signBody(body, SIGNING_KEY),
): Promise<{ status: string; code?: string }> {
  const response = await send('/invoicebox/notification', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [SIGNATURE_HEADER]: signature },
    body,
  });
  return response.json() as Promise<{ status: string; code?: string }>;
}
