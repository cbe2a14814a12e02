import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  changedSettings,
  DEMONSTRATION_SHOP,
  DEMONSTRATION_TOKEN,
  type RunningSimulator,
  SEED,
  SimulatedClock,
  startSimulator,
} from '@invoicebox/host-simulator';
import { type BasketLine, InvoiceboxClient, kopecksFromRoubles, VAT_CODES } from '@invoicebox/invoicebox-api';
import {
  createMerchantServer,
  type Fulfilment,
  type FulfilmentReports,
  type MerchantServer,
  type MiniApp,
  openDatabase,
  type PaidOrder,
  type QuoteDraft,
  readConfig,
} from '@invoicebox/merchant-server';
import type { OrderView } from '@invoicebox/merchant-server/client';
import { Hono } from 'hono';
import { pino } from 'pino';
import { z } from 'zod';
import { exactly, type Row, reported, seededRandom, suite } from '../scripts/lib/suite.mjs';
import { listen } from './support/kiosk.js';

/** The simulator's clock, and the merchant's with it, runs so many times as fast as the machine's. */
const SPEED = 20;
/** An order that has not come to its end after so long is a failure, in milliseconds of the machine. */
const PATIENCE_MS = 30_000;
const BETWEEN_LOOKS_MS = 100;
const AT_ONCE = 4;

const SCENARIOS = [
  'prepaid, all given',
  'prepaid, part given',
  'prepaid, nothing given',
  'guaranteed, all given',
  'guaranteed, part given',
  'guaranteed, nothing given',
  'canceled before payment',
  'canceled after payment',
  'canceled on hold',
] as const;
type Scenario = (typeof SCENARIOS)[number];

const selectionSchema = z.object({ lines: z.array(z.unknown()), guaranteed: z.boolean(), share: z.number() });
type Selection = z.infer<typeof selectionSchema>;

/** Sells anything at pumps that give the share of it that was asked for, and report it later. */
class Forecourt implements MiniApp<Selection> {
  readonly numberPrefix = 'FC';
  readonly paymentTimeMs = 30 * 60_000;
  readonly selectionSchema = selectionSchema;
  readonly #released = new Set<string>();
  reports: FulfilmentReports | undefined;

  connect(reports: FulfilmentReports): void {
    this.reports = reports;
  }

  async quote({ lines, guaranteed, share }: Selection): Promise<QuoteDraft> {
    const payment = guaranteed ? 'guaranteed' : 'prepaid';
    return { description: 'Топливо', lines: lines as BasketLine[], payment, summary: { share } };
  }

  async fulfil({ id }: PaidOrder): Promise<Fulfilment> {
    if (this.#released.has(id)) return { given: 'nothing', reason: 'Отменено.' };
    return { given: 'later', view: { litres: 0 } };
  }

  async release({ id }: { id: string }): Promise<'released'> {
    this.#released.add(id);
    return 'released';
  }

  /** The nozzle is back. */
  async finish(order: OrderView, share: number): Promise<void> {
    await this.reports?.progress(order.id, { litres: share });
    const quantities = order.lines.map(({ quantity }) => Math.floor((quantity * share) / 1000));
    await this.reports?.finish(
      order.id,
      share === 0 ? { given: 'nothing', reason: 'Сбой колонки.' } : { given: 'part', quantities, view: {} },
    );
  }
}

interface Running {
  simulator: RunningSimulator;
  server: MerchantServer;
  forecourt: Forecourt;
  client: InvoiceboxClient;
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

async function until<Value>(
  read: () => Promise<Value>,
  isDone: (value: Value) => boolean,
  what: string,
): Promise<Value> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await read();
    if (isDone(value)) return value;
    if (Date.now() > end) throw new Error(`${what}: still ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
  }
}

/** One to three lines, some with an agreed total. */
function randomLines(random: () => number): BasketLine[] {
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  return Array.from({ length: whole(1, 3) }, (_, index) => ({
    sku: `fuel-${whole(0, 1)}`,
    name: `Бензин ${index}`,
    unit: 'litre',
    quantity: whole(1_000, 60_000),
    price: whole(1_00, 90_00),
    vatCode: VAT_CODES[whole(0, VAT_CODES.length - 1)] ?? 'VATNONE',
    type: 'commodity',
    ...(random() < 0.5 ? { total: whole(100, 3000_00) } : {}),
  }));
}

/** What a page and its buyer do in a scenario; the order as it is at its end. */
async function play({ simulator, forecourt }: Running, page: string, scenario: Scenario, random: () => number) {
  const share = scenario.includes('part') ? 1 + Math.floor(random() * 999) : scenario.includes('all') ? 1000 : 0;
  const guaranteed = scenario.includes('guaranteed') || scenario.includes('hold');
  const selection = { lines: randomLines(random), guaranteed, share };
  const { quote } = await post<{ quote: { id: string } }>(`${page}/api/quotes`, { selection, locale: 'ru' });
  const input = { quoteId: quote.id, buyer: { email: 'anna@example.ru' }, mode: 'order', locale: 'ru' };
  const key = { 'Idempotency-Key': randomUUID() };
  const { order } = await post<{ order: OrderView }>(`${page}/api/orders`, input, key);
  const path = `${page}/api/orders/${order.id}`;
  const read = async () => ((await (await fetch(path)).json()) as { order: OrderView }).order;
  await until(read, ({ state }) => state === 'awaiting_payment', scenario);
  if (scenario !== 'canceled before payment') {
    const there = simulator.simulator.book.all.find(({ response }) => response.merchantOrderId === order.number);
    await post(`${simulator.url}/_sim/orders/${there?.response.id}/${guaranteed ? 'hold' : 'pay'}`, {});
    await until(read, ({ fulfilmentState }) => fulfilmentState === 'in_progress', scenario);
  }
  if (scenario.startsWith('canceled')) await post(`${path}/cancel`, {});
  else await forecourt.finish(order, share);
  return until(
    read,
    ({ state, refunds, fulfilmentState }) =>
      ['paid', 'canceled'].includes(state) &&
      !['pending', 'in_progress'].includes(fulfilmentState) &&
      (!guaranteed || state === 'canceled' || fulfilmentState !== 'stopped') &&
      refunds.every((refund) => refund.state === 'completed') &&
      (state === 'canceled' || isSettled(scenario, refunds.length)),
    scenario,
  );
}

/** Whether the refunds that a scenario leads to are there. */
function isSettled(scenario: Scenario, refunds: number): boolean {
  if (scenario === 'prepaid, nothing given' || scenario === 'canceled after payment') return refunds === 1;
  return true;
}

/** What both sides say of an order's money, in kopecks. */
async function compare({ client }: Running, order: OrderView): Promise<{ wrong: string[] }> {
  const number = { merchantOrderId: order.number, merchantId: DEMONSTRATION_SHOP.merchantId };
  const [there, ...others] = await client.findOrders(number);
  if (!there) return { wrong: ['not there'] };
  const shipped = await until(
    async () => (await client.listShipments({ where: { orderId: there.id } })).items,
    (items) => items.length > 0 || order.given === undefined,
    'shipment',
  );
  const { items: refunds } = await client.listRefunds({ where: { parentId: there.id }, pageSize: 100 });
  const left = await client.getRefundBasket(there.id);
  const sum = (values: number[]) => values.reduce((total, value) => total + kopecksFromRoubles(value), 0);
  const given = sum(shipped.map(({ amount }) => amount));
  const vatGiven = sum(shipped.map(({ vatAmount }) => vatAmount));
  const back = sum(refunds.map(({ amount }) => amount));
  const wrong: string[] = [];
  const must = (isRight: boolean, what: string) => isRight || wrong.push(what);
  must(others.length === 0, 'a second order');
  must(there.status === (order.state === 'paid' ? 'completed' : 'canceled'), `${order.state}, there ${there.status}`);
  must(sum(left.map(({ availableAmount }) => availableAmount)) === given, 'money kept that is not what was given');
  must(
    sum(left.map(({ availableVatAmount }) => availableVatAmount)) === vatGiven,
    'tax kept that is not of what was given',
  );
  must(back === order.refunds.reduce((total, { amount }) => total + amount, 0), 'other refunds there than here');
  const whole = order.captured ?? (order.state === 'paid' ? order.amount : 0);
  must(given + back === whole, `given ${given} + back ${back} is not ${whole}`);
  return { wrong };
}

async function open(folder: string, clock: SimulatedClock): Promise<Running & { page: string; stop(): Promise<void> }> {
  const settings = changedSettings(SEED, { limits: { enabled: false } });
  const simulator = await startSimulator({ clock, settings });
  const forecourt = new Forecourt();
  // The port is known only when the server listens, and the notifications' address has to be known before.
  let target: MerchantServer | undefined;
  const front = new Hono();
  front.all('*', (context) => target?.http.fetch(context.req.raw) ?? context.notFound());
  const listening = await listen({
    http: front,
    start: () => undefined,
    stop: async () => undefined,
  } as MerchantServer);
  const databaseUrl = `file:${join(folder, 'merchant.db')}`;
  const config = readConfig(
    {
      FORECOURT_PORT: '4999',
      PUBLIC_URL: listening.url,
      INVOICEBOX_API_URL: `${simulator.url}/v3`,
      INVOICEBOX_TOKEN: DEMONSTRATION_TOKEN,
      INVOICEBOX_MERCHANT_ID: DEMONSTRATION_SHOP.merchantId,
      INVOICEBOX_SIGNING_KEYS: DEMONSTRATION_SHOP.signingKey,
      DATABASE_URL: databaseUrl,
    },
    {},
    'FORECOURT_PORT',
  );
  const client = new InvoiceboxClient({ token: DEMONSTRATION_TOKEN, baseUrl: `${simulator.url}/v3`, clock });
  const database = await openDatabase(databaseUrl);
  const log = pino({ level: 'silent' });
  const server = await createMerchantServer({
    config,
    database,
    clock,
    client,
    miniApp: forecourt,
    catalogue: new Hono(),
    log,
  });
  target = server;
  server.start();
  const stop = async () => {
    await listening.stop();
    await server.stop();
    await simulator.stop();
  };
  return { simulator, server, forecourt, client, page: listening.url, stop };
}

export default suite({
  summary:
    'Guaranteed and prepaid orders given whole, in part or not at all, and canceled ones, against the simulator: given + refunded = paid.',
  cases: { full: 450, small: 27 },
  async run({ n, seed }) {
    const folder = mkdtempSync(join(tmpdir(), 'order-money-'));
    const random = seededRandom(seed);
    const running = await open(folder, new SimulatedClock({ speed: SPEED }));
    const wrong = new Map<Scenario, string[]>(SCENARIOS.map((scenario) => [scenario, []]));
    let next = 0;
    const work = async () => {
      while (next < n) {
        const scenario = SCENARIOS[next % SCENARIOS.length] ?? SCENARIOS[0];
        next += 1;
        const failed = await play(running, running.page, scenario, random)
          .then((order) => compare(running, order))
          .catch((error: Error) => ({ wrong: [error.message] }));
        wrong.get(scenario)?.push(...failed.wrong);
      }
    };
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    } finally {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    }
    const rows: Row[] = [reported('orders', n)];
    for (const [scenario, found] of wrong) rows.push(exactly(`${scenario}: wrong`, found[0] ?? 'none', 'none'));
    return rows;
  },
});
