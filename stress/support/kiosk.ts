import { serve } from '@hono/node-server';
import { type Clock, type RateLimiter, SIGNATURE_HEADER, signBody, systemClock } from '@invoicebox/invoicebox-api';
import {
  createMerchantServer,
  type Database,
  type MerchantServer,
  type MerchantServerDeps,
  type MiniApp,
  openDatabase,
  readConfig,
} from '@invoicebox/merchant-server';
import { FakeInvoicebox } from '@invoicebox/merchant-server/testing';
import { Hono } from 'hono';
import { pino } from 'pino';
import { z } from 'zod';

export const SIGNING_KEY = 'kiosk-key';
export const MERCHANT_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The smallest mini-app that there is: it sells coffee, and counts what it has poured. */
class Kiosk implements MiniApp<{ cups: number }> {
  readonly orderPrefix = 'KI';
  readonly paymentTimeMs = 30 * 60_000;
  readonly selectionSchema = z.object({ cups: z.number().int().positive() });
  /** How often each order was served. */
  readonly served = new Map<string, number>();

  async quote({ cups }: { cups: number }) {
    const line = {
      sku: 'coffee',
      name: 'Кофе',
      unit: 'piece' as const,
      quantity: cups * 1000,
      price: 122_00,
      vatCode: 'RUS_VAT22' as const,
      type: 'commodity' as const,
    };
    return { description: `Кофе, ${cups}`, lines: [line], summary: { cups } };
  }

  async fulfil({ id }: { id: string }) {
    this.served.set(id, (this.served.get(id) ?? 0) + 1);
    return { given: 'all', view: { poured: true } } as const;
  }
}

/** A merchant server of the kiosk. */
export interface OpenKiosk {
  readonly server: MerchantServer;
  readonly kiosk: Kiosk;
  readonly invoicebox: FakeInvoicebox;
}

/** Opens the kiosk's server on a database. */
export async function openKiosk(
  databaseUrl: string,
  deps: {
    invoicebox?: FakeInvoicebox;
    clock?: Clock;
    client?: MerchantServerDeps<unknown>['client'];
    rateLimiter?: RateLimiter;
    /** The database where it is open already. */
    database?: Database;
    /** Variables beside those that the kiosk has by default. */
    environment?: Record<string, string>;
  } = {},
): Promise<OpenKiosk> {
  const { invoicebox = new FakeInvoicebox(), clock = systemClock, client = invoicebox } = deps;
  const kiosk = new Kiosk();
  const config = readConfig(
    {
      KIOSK_PORT: '4999',
      INVOICEBOX_API_URL: 'https://api.example/v3',
      INVOICEBOX_TOKEN: 'token',
      INVOICEBOX_MERCHANT_ID: MERCHANT_ID,
      INVOICEBOX_SIGNING_KEYS: SIGNING_KEY,
      DATABASE_URL: databaseUrl,
      ...deps.environment,
    },
    {},
    'KIOSK_PORT',
  );
  const database = deps.database ?? (await openDatabase(databaseUrl));
  const log = pino({ level: 'silent' });
  const server = await createMerchantServer({
    config,
    database,
    clock,
    client,
    ...(deps.rateLimiter ? { rateLimiter: deps.rateLimiter } : {}),
    miniApp: kiosk,
    routes: new Hono(),
    log,
  });
  server.start();
  return { server, kiosk, invoicebox };
}

/** Lets a server listen on a free port of loopback. */
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

/** What the page knows of an order. */
export interface PlacedOrder {
  readonly id: string;
  readonly number: string;
  readonly state: string;
}

/** Orders by a quote, as the page does. @throws Error for an answer that is no order. */
export async function placeOrder(send: Send, quoteId: string, idempotencyKey: string): Promise<PlacedOrder> {
  const body = { quoteId, buyer: { email: 'anna@example.ru' }, mode: 'order', locale: 'ru' };
  const response = await post(send, '/api/orders', body, { 'Idempotency-Key': idempotencyKey });
  const text = await response.text();
  if (!response.ok) throw new Error(`The order was answered ${response.status}: ${text}`);
  return (JSON.parse(text) as { order: PlacedOrder }).order;
}

/** Sends a notification. @param signature of another sender or body, where it is not the right one. */
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
