import { inspect } from 'node:util';
import { Hono } from 'hono';
import { describe, expect, expectTypeOf, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { listJobs } from '../command-line/outbox-commands.js';
import { ConfigError } from '../config/config.js';
import { variable } from '../config/variables.js';
import { PageError } from '../core/page-error.js';
import { readQuery } from '../http/read-query.js';
import { createLogger } from '../logging/logger.js';
import { applyRetention } from '../retention/retention.js';
import {
  openCoffeeShop,
  openMerchant,
  placeOrder,
  post,
  quote,
  readOrder,
  tell,
  work,
} from '../test-support/coffee-shop.js';
import { defineMiniApp, minutes } from './definition.js';
import { all, type Fulfilment, SelectionUnavailableError } from './order-types.js';
import { personal } from './personal.js';

const DAY_MS = 24 * 60 * 60_000;
const LINE = { sku: 'wash', name: 'Мойка', unit: 'piece', quantity: 1_000, price: 900_00, type: 'service' } as const;

/** A mini-app that washes one car at a time in one bay. */
const carWash = defineMiniApp({
  orderPrefix: 'CW',
  payWithin: minutes(30),
  selection: z.object({ bay: z.string(), plate: personal(z.string().max(12)) }),
  variables: {
    BAY_CODE: variable(z.string().min(4), { about: 'The code of the bay door.', example: '7351', secret: true }),
  },
  migrations: [['CREATE TABLE washes (bay TEXT PRIMARY KEY, order_id TEXT NOT NULL)']],
  open: ({ config }) => ({ code: config.BAY_CODE }),
  routes: ({ db }) =>
    new Hono().get('/bays/free', async (context) => {
      const { bay } = readQuery(context, z.object({ bay: z.string() }));
      if (bay === 'none') throw new PageError('not_found', 'There is no such bay.');
      return context.json({ free: (await db.run('SELECT bay FROM washes WHERE bay = ?', [bay])).length === 0 });
    }),
  quote: ({ selection }) => ({
    description: 'Мойка',
    lines: [LINE],
    // Not wise, but it happens.
    summary: { bay: selection.bay, plate: selection.plate },
    metaData: { plate: selection.plate },
  }),
  async reserve({ order, tx }) {
    const { bay } = order.selection;
    if ((await tx.run('SELECT bay FROM washes WHERE bay = ?', [bay])).length > 0)
      throw new SelectionUnavailableError('Этот бокс уже занят.');
    await tx.run('INSERT INTO washes (bay, order_id) VALUES (?, ?)', [bay, order.id]);
  },
  fulfil: ({ order, services }) =>
    all({ code: services.code, car: order.selection.plate, plate: order.selection.plate }),
  async cancelReservation({ order, tx }) {
    await tx.run('DELETE FROM washes WHERE order_id = ?', [order.id]);
  },
});

async function openCarWash(log?: Parameters<typeof openMerchant>[1]) {
  const wash = await openMerchant(carWash, { ...log, environment: { BAY_CODE: '7351' } });
  onTestFinished(() => wash.server.stop());
  return wash;
}

const SELECTION = { bay: 'one', plate: 'А123ВС77' };

describe('a mini-app', () => {
  it('is typed from its selection to what it gives', () => {
    expectTypeOf<Parameters<typeof carWash.fulfil>[0]['order']['selection']>().toEqualTypeOf<{
      bay: string;
      plate: string;
    }>();
    type Ended = Extract<Awaited<ReturnType<typeof carWash.fulfil>>, { given: 'all' }>;
    expectTypeOf<Ended['view']>().toEqualTypeOf<{ code: string; car: string; plate: string }>();
  });

  it('reserves in its own table with the order, once, and gives it back when the order comes to nothing', async () => {
    const wash = await openCarWash();
    const order = await placeOrder(wash, undefined, (await quote(wash, SELECTION)).id);
    const reserved = () => wash.database.run('SELECT bay FROM washes');
    expect(await reserved()).toEqual([{ bay: 'one' }]);
    const second = await quote(wash, SELECTION);
    const body = { quoteId: second.id, buyer: {}, mode: 'order', locale: 'ru' };
    const refused = await post(wash, '/api/orders', body, { 'Idempotency-Key': 'another-key-of-16' });
    expect(await refused.json()).toMatchObject({ error: { message: 'Этот бокс уже занят.' } });
    await tell(wash, order, 'expired');
    await work(wash);
    await expect.poll(reserved).toEqual([]);
  });

  it("answers its pages with codes of the page's API", async () => {
    const { server } = await openCarWash();
    const at = async (path: string) => (await server.http.request(path)).json();
    expect(await at('/api/bays/free?bay=one')).toEqual({ free: true });
    expect(await at('/api/bays/free?bay=none')).toMatchObject({ error: { code: 'not_found' } });
    expect(await at('/api/bays/free')).toMatchObject({ error: { code: 'bad_request' } });
  });

  it('reports a missing variable with its meaning and an example', async () => {
    await expect(openMerchant(carWash)).rejects.toThrow(ConfigError);
    await expect(openMerchant(carWash)).rejects.toThrow(
      'BAY_CODE is not set. The code of the bay door. Example: BAY_CODE=7351',
    );
  });

  it('sells with the VAT of its seller unless a line names another', async () => {
    const wash = await openMerchant(carWash, { environment: { BAY_CODE: '7351', VAT_RATE: 'none' } });
    onTestFinished(() => wash.server.stop());
    expect((await quote(wash, SELECTION)).vatAmount).toBe(0);
    expect((await quote(await openCarWash(), SELECTION)).vatAmount).toBe(162_30);
  });
});

describe('a personal field that the server has never heard of', () => {
  it('is masked in logs, absent from what a link reads, and gone after retention', async () => {
    const lines: string[] = [];
    const personalFields = new Set(['plate']);
    const log = createLogger(
      { name: 'wash', level: 'debug', secrets: [], personalFields },
      { write: (line) => void lines.push(line) },
    );
    const wash = await openCarWash({ log });
    const order = await placeOrder(wash, undefined, (await quote(wash, SELECTION)).id);
    await tell(wash, order, 'completed');
    await expect.poll(() => readOrder(wash, order.id)).toMatchObject({ fulfilment: { code: '7351' } });
    const read = await readOrder(wash, order.id);
    expect(read.summary).toEqual({ bay: 'one' });
    expect(read.fulfilment).toEqual({ code: '7351', car: SELECTION.plate });
    log.warn(
      { selection: SELECTION, err: new Error(`Wrong: ${JSON.stringify(SELECTION)}`) },
      JSON.stringify(SELECTION),
    );
    expect(lines.join('')).toContain('***');
    expect(lines.join('')).not.toContain(SELECTION.plate);

    await wash.clock.advance(400 * DAY_MS);
    await wash.database.run("UPDATE outbox SET state = 'done'");
    const retention = { quoteDays: 7, jobDays: 30, notificationDays: 180, personalDataDays: 365 };
    await applyRetention({ ...wash, retention, personalFields });
    const [stored] = await wash.database.run('SELECT draft, fulfilment FROM orders');
    expect(JSON.stringify({ ...stored, fulfilment: null })).not.toContain(SELECTION.plate);
    expect(JSON.parse(String(stored?.fulfilment))).toMatchObject({ plate: '' });
  });
});

const WRONG_OFFERS: ReadonlyArray<[string, unknown, RegExp]> = [
  ['nothing', undefined, /quote\(\) returned a wrong offer/],
  ['no lines', { description: 'Coffee', lines: [], summary: {} }, /offer\.lines: expected at least one line/],
  ['no summary', { description: 'Coffee', lines: [LINE] }, /offer\.summary: expected JSON/],
  [
    'roubles for kopecks',
    { description: 'Coffee', lines: [{ ...LINE, price: 9.5 }], summary: {} },
    /lines\[0\]\.price: expected whole kopecks/,
  ],
  ['a summary that is no JSON', { description: 'Coffee', lines: [LINE], summary: 1n }, /offer\.summary: expected JSON/],
];

const WRONG_FULFILMENTS: readonly unknown[] = [
  undefined,
  null,
  {},
  { code: 1 },
  { given: 'all' },
  { given: 'every', view: 1 },
  { given: 'nothing' },
  { given: 'part', view: 1, quantities: [] },
  { given: 'part', view: 1, quantities: [9e9] },
  { given: 'all', view: 1n },
];

describe('what a mini-app returns', () => {
  it.each(WRONG_OFFERS)(
    'as an offer is refused when it is %s, in words for its developer',
    async (_, offer, message) => {
      const lines: string[] = [];
      const log = createLogger(
        { name: 'coffee', level: 'error', secrets: [] },
        { write: (line) => void lines.push(line) },
      );
      const shop = await openCoffeeShop({ log });
      onTestFinished(() => shop.server.stop());
      shop.shop.quote = async () => offer as never;
      const response = await post(shop, '/api/quotes', { selection: { cups: 1 }, locale: 'ru' });
      expect(await response.json()).toMatchObject({ error: { code: 'internal_error' } });
      expect(lines.join('')).toMatch(message);
      expect(lines.join('')).toContain('Return { description, lines');
    },
  );

  it.each(WRONG_FULFILMENTS.map((wrong) => [inspect(wrong), wrong] as const))(
    'as a fulfilment %s parks the job for the operator at once, with the reason',
    async (_, wrong) => {
      const shop = await openCoffeeShop();
      onTestFinished(() => shop.server.stop());
      shop.shop.fulfil = async () => wrong as Fulfilment;
      const order = await placeOrder(shop);
      await tell(shop, order, 'completed');
      await expect
        .poll(() => listJobs(shop.database, true))
        .toMatchObject([{ kind: 'fulfil_order', attempts: 1, lastError: expect.stringContaining('Return all(view)') }]);
    },
  );
});
