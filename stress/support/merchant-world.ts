/** A merchant server and the simulator over HTTP, on one fast clock. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  changedSettings,
  DEMONSTRATION_SHOP,
  DEMONSTRATION_TOKEN,
  type RunningSimulator,
  SEED,
  type SimulatedClock,
  startSimulator,
} from '@invoicebox/host-simulator';
import { InvoiceboxClient, UnlimitedRateLimiter } from '@invoicebox/invoicebox-api';
import type { ReceivedOrder } from '@invoicebox/invoicebox-api/contract';
import { type Kopecks, kopecksFromRoubles } from '@invoicebox/invoicebox-api/money';
import {
  createMerchantServer,
  type MerchantServer,
  type MiniAppDefinition,
  type NoVariables,
  openDatabase,
  readConfig,
  type Variables,
} from '@invoicebox/merchant-server';
import type { OrderView } from '@invoicebox/merchant-server/page-api';
import { until } from '@invoicebox/test-kit';
import { Hono } from 'hono';
import { pino } from 'pino';
import { listen } from './coffee-shop.js';

/** An order at Invoicebox, with its money in kopecks. */
interface MoneyThere {
  order: ReceivedOrder;
  /** Number of other orders with the same order number. */
  others: number;
  given: Kopecks;
  /** Tax in `given`. */
  vatGiven: Kopecks;
  back: Kopecks;
  vatBack: Kopecks;
}

/** The running servers, and what a test does with them. */
export interface MerchantWorld {
  simulator: RunningSimulator;
  client: InvoiceboxClient;
  /** Places an order, as a page does, and waits until it can be paid. */
  order(selection: unknown): Promise<{ quotedAmount: Kopecks; order: OrderView; read: () => Promise<OrderView> }>;
  /** Pays or holds an order at Invoicebox. */
  pay(order: OrderView, how: 'pay' | 'hold'): Promise<void>;
  cancel(order: OrderView): Promise<void>;
  /** Waits for the shipment if something was given. Undefined if the order is not there. */
  moneyThere(order: OrderView, wasGiven: boolean): Promise<MoneyThere | undefined>;
  stop(): Promise<void>;
}

async function post<Answer>(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const init = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`POST ${url}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<Answer>;
}

function kopecksOf(values: ReadonlyArray<number | undefined>): Kopecks {
  return values.reduce<Kopecks>((total, value) => total + kopecksFromRoubles(value ?? Number.NaN), 0);
}

/** Starts the simulator and a mini-app's merchant server. @param folder for the database. */
export async function openMerchantWorld<
  Selection,
  Summary,
  Given,
  Names extends Variables = NoVariables,
  Services = undefined,
>(
  definition: MiniAppDefinition<Selection, Summary, Given, Names, Services>,
  { clock, folder }: { clock: SimulatedClock; folder: string },
): Promise<MerchantWorld> {
  const simulator = await startSimulator({ clock, settings: changedSettings(SEED, { limits: { enabled: false } }) });
  // A front listens first, because the server needs its public URL before it is created.
  let target: MerchantServer | undefined;
  const front = new Hono();
  front.all('*', (context) => target?.http.fetch(context.req.raw) ?? context.notFound());
  const listening = await listen({ http: front });
  const databaseUrl = `file:${join(folder, 'merchant.db')}`;
  const config = readConfig(
    {
      PORT: '4999',
      PUBLIC_URL: listening.url,
      INVOICEBOX_API_URL: `${simulator.url}/v3`,
      INVOICEBOX_TOKEN: DEMONSTRATION_TOKEN,
      INVOICEBOX_MERCHANT_ID: DEMONSTRATION_SHOP.merchantId,
      INVOICEBOX_SIGNING_KEYS: DEMONSTRATION_SHOP.signingKey,
      DATABASE_URL: databaseUrl,
      RATE_LIMIT_PER_MINUTE: '0',
    },
    definition.variables ? { variables: definition.variables } : {},
  );
  const rateLimiter = new UnlimitedRateLimiter();
  const client = new InvoiceboxClient({
    token: DEMONSTRATION_TOKEN,
    baseUrl: `${simulator.url}/v3`,
    clock,
    rateLimiter,
  });
  const server = await createMerchantServer({
    ...{ config, clock, client, rateLimiter, definition },
    database: await openDatabase(databaseUrl),
    log: pino({ level: 'silent' }),
  });
  target = server;
  server.start();
  const page = listening.url;
  return {
    simulator,
    client,
    async order(selection) {
      const { quote } = await post<{ quote: { id: string; amount: Kopecks } }>(`${page}/api/quotes`, {
        selection,
        locale: 'ru',
      });
      const input = { quoteId: quote.id, buyer: { email: 'anna@example.ru' }, mode: 'order', locale: 'ru' };
      const key = { 'Idempotency-Key': randomUUID() };
      const { order } = await post<{ order: OrderView }>(`${page}/api/orders`, input, key);
      const path = `${page}/api/orders/${order.id}`;
      const read = async () => ((await (await fetch(path)).json()) as { order: OrderView }).order;
      await until(read, ({ state }) => state === 'awaiting_payment', 'order');
      return { quotedAmount: quote.amount, order, read };
    },
    async pay({ number }, how) {
      const there = simulator.simulator.book.all.find(({ response }) => response.merchantOrderId === number);
      await post(`${simulator.url}/_sim/orders/${there?.response.id}/${how}`, {});
    },
    async cancel({ id }) {
      await post(`${page}/api/orders/${id}/cancel`, {});
    },
    async moneyThere({ number: merchantOrderId }, wasGiven) {
      const { items: found } = await client.findOrders({
        merchantOrderId,
        merchantId: DEMONSTRATION_SHOP.merchantId,
      });
      const [order, ...others] = found;
      if (!order) return undefined;
      const shipped = await until(
        async () => (await client.listShipments({ where: { orderId: order.id } })).items,
        (items) => items.length > 0 || !wasGiven,
        'shipment',
      );
      const { items: refunds } = await client.listRefunds({ where: { parentId: order.id }, pageSize: 100 });
      return {
        order,
        others: others.length,
        given: kopecksOf(shipped.map(({ amount }) => amount)),
        vatGiven: kopecksOf(shipped.map(({ vatAmount }) => vatAmount)),
        back: kopecksOf(refunds.map(({ amount }) => amount)),
        vatBack: kopecksOf(refunds.map(({ vatAmount }) => vatAmount)),
      };
    },
    async stop() {
      await listening.stop();
      await server.stop();
      await simulator.stop();
    },
  };
}
