/** The same with servers: the gas station, its forecourt and the simulator, over HTTP, on a clock that runs fast. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  changedSettings,
  DEMONSTRATION_SHOP,
  DEMONSTRATION_TOKEN,
  SEED,
  SimulatedClock,
  startSimulator,
} from '@invoicebox/host-simulator';
import { InvoiceboxClient, kopecksFromRoubles, UnlimitedRequestBudget } from '@invoicebox/invoicebox-api';
import { createMerchantServer, type MerchantServer, openDatabase, readConfig } from '@invoicebox/merchant-server';
import type { OrderView } from '@invoicebox/merchant-server/client';
import { Hono } from 'hono';
import { pino } from 'pino';
import { priceSelection } from '../../apps/gas-station/contract/order.js';
import { SimulatedForecourt } from '../../apps/gas-station/forecourt/simulated-forecourt.js';
import { GasStation } from '../../apps/gas-station/server/gas-station.js';
import { LivePumps } from '../../apps/gas-station/server/pumps/live-pumps.js';
import type { Station } from '../../apps/gas-station/server/stations/station.js';
import { listen } from '../support/kiosk.js';
import { expectedOf, expectedPart } from './arithmetic.js';
import { dispensedOf, type FuelCase } from './cases.js';

/** So many times as fast as the machine's. */
const SPEED = 20;
/** An order that has not come to its end after so long is a failure, in milliseconds of the machine. */
const PATIENCE_MS = 30_000;
const BETWEEN_LOOKS_MS = 25;
/** Litres a minute: a tank is full in a moment. */
const FLOW = 100_000;

/** The servers of this proof. */
export interface Servers {
  /** Plays a case at the pump that it names. @returns what is wrong. */
  play(one: FuelCase): Promise<string[]>;
  stop(): Promise<void>;
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

/** Whether the money of an order has come to rest. */
function isSettled({ state, fulfilmentState, payment, captured, refunds }: OrderView): boolean {
  if (!['fulfilled', 'partial', 'unavailable'].includes(fulfilmentState)) return false;
  if (refunds.some((refund) => refund.state !== 'completed')) return false;
  if (payment === 'guaranteed') return state === 'canceled' || (state === 'paid' && captured !== undefined);
  return state === 'paid' && (fulfilmentState === 'fulfilled' || refunds.length > 0);
}

/** Starts the servers. @param folder for the database. */
export async function startServers(stations: readonly Station[], folder: string): Promise<Servers> {
  const clock = new SimulatedClock({ speed: SPEED });
  const simulator = await startSimulator({ clock, settings: changedSettings(SEED, { limits: { enabled: false } }) });
  const byId = new Map(stations.map((station) => [station.id, station]));
  const index = { byId: (id: string) => byId.get(id) };
  const warn = (text: string) => console.error(text);
  const forecourt = new SimulatedForecourt({
    ...{ stations: index, clock, file: null, warn },
    settings: { auto: false, litresPerMinute: FLOW },
  });
  // The port is known only when the server listens, and the notifications' address has to be known before.
  let target: MerchantServer | undefined;
  const front = new Hono();
  front.all('*', (context) => target?.http.fetch(context.req.raw) ?? context.notFound());
  const listening = await listen({ http: front } as MerchantServer);
  const databaseUrl = `file:${join(folder, 'merchant.db')}`;
  const config = readConfig(
    {
      FUEL_PORT: '4999',
      PUBLIC_URL: listening.url,
      INVOICEBOX_API_URL: `${simulator.url}/v3`,
      INVOICEBOX_TOKEN: DEMONSTRATION_TOKEN,
      INVOICEBOX_MERCHANT_ID: DEMONSTRATION_SHOP.merchantId,
      INVOICEBOX_SIGNING_KEYS: DEMONSTRATION_SHOP.signingKey,
      DATABASE_URL: databaseUrl,
      RATE_LIMIT_PER_MINUTE: '0',
    },
    {},
    'FUEL_PORT',
  );
  const budget = new UnlimitedRequestBudget();
  const client = new InvoiceboxClient({ token: DEMONSTRATION_TOKEN, baseUrl: `${simulator.url}/v3`, clock, budget });
  const server = await createMerchantServer({
    ...{ config, clock, client, budget },
    database: await openDatabase(databaseUrl),
    miniApp: new GasStation({
      stations: index,
      pumps: forecourt,
      livePumps: new LivePumps(forecourt, clock),
      clock,
      warn,
    }),
    catalogue: new Hono(),
    log: pino({ level: 'silent' }),
  });
  target = server;
  server.start();

  /** The driver: squeezes until what the case gives has flowed, and hangs up. */
  async function fuel(
    { selection: { stationId, pump } }: FuelCase,
    orderId: string,
    litres: number,
    dispensed: number,
  ) {
    await forecourt.setTankRoom(orderId, dispensed);
    await forecourt.act(stationId, pump, 'lift');
    if (dispensed > 0) {
      await forecourt.act(stationId, pump, 'squeeze');
      await until(
        () => forecourt.fuelling(orderId),
        (now) => now?.dispensed === dispensed,
        'fuelling',
      );
    }
    if (dispensed < litres) await forecourt.act(stationId, pump, 'hang_up');
  }

  async function play(one: FuelCase): Promise<string[]> {
    const { selection, price, station } = one;
    const page = priceSelection(selection, price, station.extras);
    const { quote } = await post<{ quote: { id: string; amount: number } }>(`${listening.url}/api/quotes`, {
      selection,
      locale: 'ru',
    });
    const input = { quoteId: quote.id, buyer: { email: 'anna@example.ru' }, mode: 'order', locale: 'ru' };
    const key = { 'Idempotency-Key': randomUUID() };
    const { order } = await post<{ order: OrderView }>(`${listening.url}/api/orders`, input, key);
    const read = async () =>
      ((await (await fetch(`${listening.url}/api/orders/${order.id}`)).json()) as { order: OrderView }).order;
    await until(read, ({ state }) => state === 'awaiting_payment', 'order');
    const there = simulator.simulator.book.all.find(({ response }) => response.merchantOrderId === order.number);
    const isHold = selection.volume.kind === 'full_tank';
    await post(`${simulator.url}/_sim/orders/${there?.response.id}/${isHold ? 'hold' : 'pay'}`, {});
    await until(read, ({ fulfilmentState }) => fulfilmentState === 'in_progress', 'release');
    const dispensed = dispensedOf(one, page.litres);
    await fuel(one, order.id, page.litres, dispensed);
    const end = await until(read, isSettled, 'settling');
    const wrong = quote.amount === page.total && order.amount === page.total ? [] : ['page, quote and order differ'];
    return [...wrong, ...(await compare(one, end, dispensed))];
  }

  /** What both sides say of an order at its end. */
  async function compare(one: FuelCase, order: OrderView, dispensed: number): Promise<string[]> {
    const number = { merchantOrderId: order.number, merchantId: DEMONSTRATION_SHOP.merchantId };
    const [there] = await client.findOrders(number);
    if (!there) return ['not there'];
    const expected = expectedOf(one);
    const extras = expected.extras.reduce((total, each) => total + each, 0n);
    const cost = dispensed === 0 ? 0n : expectedPart(one, expected, dispensed) + extras;
    const shipped = await until(
      async () => (await client.listShipments({ where: { orderId: there.id } })).items,
      (items) => items.length > 0 || dispensed === 0,
      'shipment',
    );
    const { items: refunds } = await client.listRefunds({ where: { parentId: there.id }, pageSize: 100 });
    const sum = (values: number[]) => values.reduce((total, value) => total + kopecksFromRoubles(value), 0);
    const given = sum(shipped.map(({ amount }) => amount));
    const back = sum(refunds.map(({ amount }) => amount));
    const vat = sum(shipped.map(({ vatAmount }) => vatAmount)) + sum(refunds.map(({ vatAmount }) => vatAmount));
    const taken = order.state === 'canceled' ? 0 : (order.captured ?? order.amount);
    const wrong: string[] = [];
    if (BigInt(given) !== cost) wrong.push(`given ${given}, dispensed ${cost}`);
    if (given + back !== taken) wrong.push(`given ${given} + back ${back} is not ${taken}`);
    if (back !== order.refunds.reduce((total, { amount }) => total + amount, 0)) wrong.push('other refunds there');
    if (order.payment === 'prepaid' && vat !== order.vatAmount) wrong.push('the tax is not that of the payment');
    if (order.payment === 'guaranteed' && back !== 0) wrong.push('a hold was refunded');
    return wrong;
  }

  return {
    play,
    async stop() {
      forecourt.stop();
      await listening.stop();
      await server.stop();
      await simulator.stop();
    },
  };
}
