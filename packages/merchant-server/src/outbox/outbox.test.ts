import { UnlimitedRateLimiter } from '@invoicebox/invoicebox-api';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { waitFor } from '@invoicebox/test-kit';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../storage/database.js';
import { openLibsql } from '../storage/libsql.js';
import { migrate } from '../storage/schema.js';
import { apiError, NOON, openCoffeeShop, placeOrder, temporaryDatabaseUrl } from '../test-support/coffee-shop.js';
import type { JobHandler, JobKind } from './job.js';
import { enqueueJob, withdrawJob } from './job-table.js';
import { Outbox } from './outbox.js';

async function openDatabase(): Promise<Database> {
  const database = await openLibsql(temporaryDatabaseUrl());
  onTestFinished(() => database.close());
  await migrate(database);
  for (const id of ['one', 'two']) {
    await database.run(
      `INSERT INTO orders (id, number, idempotency_key, idempotency_hash, state, revision, draft, input,
        fulfilment_state, created_at, expires_at) VALUES (?, ?, ?, '', 'created', 1, '{}', '{}', 'none', 0, 0)`,
      [id, id, id],
    );
  }
  return database;
}

const KINDS: readonly JobKind[] = [
  'create_order',
  'cancel_order',
  'ship_order',
  'refund_order',
  'return_surplus',
  'settle_duplicates',
  'check_refund',
  'fulfil_order',
  'stop_service',
  'release_service',
];

function handlersOf(handler: (kind: JobKind) => JobHandler): Record<JobKind, JobHandler> {
  return Object.fromEntries(KINDS.map((kind) => [kind, handler(kind)])) as Record<JobKind, JobHandler>;
}

/** An outbox whose jobs note that they ran; those of an order in `failing` fail. */
async function openOutbox() {
  const database = await openDatabase();
  const clock = new ManualClock(NOON);
  const ran: string[] = [];
  const failing = new Set<string>();
  const handler = (kind: JobKind): JobHandler => ({
    async run({ id }, { payload }) {
      ran.push([kind, id, ...(payload === undefined ? [] : [JSON.stringify(payload)])].join(' '));
      if (failing.has(id)) throw new Error('Not now.');
      return undefined;
    },
    apply: async (_context, order) => order,
  });
  const outbox = new Outbox({
    database,
    clock,
    log: pino({ level: 'silent' }),
    handlers: handlersOf(handler),
    rateLimiter: new UnlimitedRateLimiter(),
  });
  onTestFinished(() => outbox.stop());
  const ask = (orderId: string, ...kinds: JobKind[]) =>
    database.transaction(async (tx) => {
      for (const kind of kinds) enqueueJob(tx, { orderId, kind, dueAt: clock.now() });
    });
  const states = async () =>
    (await database.run('SELECT state FROM outbox ORDER BY order_id, seq')).map((row) => row.state);
  return { database, clock, outbox, ran, failing, ask, states };
}

describe('the outbox', () => {
  it('makes the calls of one order in the order of asking, and those of others meanwhile', async () => {
    const { clock, outbox, ran, failing, ask } = await openOutbox();
    failing.add('one');
    await ask('one', 'create_order', 'ship_order');
    await ask('two', 'create_order');
    outbox.start();
    await clock.advance(1);
    await waitFor(() => expect(ran).toHaveLength(2));
    expect(ran.sort()).toEqual(['create_order one', 'create_order two']);
    failing.clear();
    await clock.advance(10_000);
    await waitFor(() => expect(ran).toContain('ship_order one'));
    expect(ran.filter((job) => job.endsWith('one'))).toEqual([
      'create_order one',
      'create_order one',
      'ship_order one',
    ]);
  });

  it('gives a paid service without waiting for a call that does not get through', async () => {
    const { clock, outbox, ran, failing, ask } = await openOutbox();
    failing.add('one');
    await ask('one', 'create_order', 'fulfil_order');
    outbox.start();
    await clock.advance(1);
    await waitFor(() => expect([...ran].sort()).toEqual(['create_order one', 'fulfil_order one']));
  });

  it('does not hold up a call for a poll that is due much later', async () => {
    const { database, clock, outbox, ran, ask } = await openOutbox();
    await database.transaction(async (tx) =>
      enqueueJob(tx, { orderId: 'one', kind: 'check_refund', dueAt: NOON + 600_000 }),
    );
    await ask('one', 'ship_order');
    outbox.start();
    await clock.advance(1);
    await waitFor(() => expect(ran).toEqual(['ship_order one']));
  });

  it('gives a handler what its job was asked with', async () => {
    const { database, clock, outbox, ran } = await openOutbox();
    await database.transaction(async (tx) =>
      enqueueJob(tx, { orderId: 'one', kind: 'refund_order', dueAt: NOON, payload: { refundId: 'r' } }),
    );
    outbox.start();
    await clock.advance(1);
    await waitFor(() => expect(ran).toEqual(['refund_order one {"refundId":"r"}']));
  });

  it('withdraws a job that was never attempted, and no other', async () => {
    const { database, clock, outbox, ran, failing, ask } = await openOutbox();
    failing.add('two');
    await ask('two', 'fulfil_order');
    outbox.start();
    await clock.advance(1);
    await waitFor(() => expect(ran).toEqual(['fulfil_order two']));
    await outbox.stop();
    await ask('one', 'fulfil_order');
    expect(await withdrawJob(database, 'one', 'fulfil_order')).toBe(true);
    expect(await withdrawJob(database, 'two', 'fulfil_order')).toBe(false);
    expect(await withdrawJob(database, 'one', 'ship_order')).toBe(false);
    outbox.start();
    await clock.advance(10_000);
    await waitFor(() => expect(ran.length).toBeGreaterThan(1));
    expect(new Set(ran)).toEqual(new Set(['fulfil_order two']));
  });

  it('parks what fails for ever, shows why, and lets the later calls of the order through', async () => {
    const { database, clock, outbox, ran, failing, ask, states } = await openOutbox();
    failing.add('one');
    await ask('one', 'create_order', 'ship_order');
    outbox.start();
    const untilParked = async () => {
      await clock.advance(300_000);
      expect((await states())[0]).toBe('parked');
    };
    await waitFor(untilParked);
    expect(await database.run("SELECT attempts, last_error FROM outbox WHERE state = 'parked'")).toEqual([
      { attempts: 20, last_error: 'Not now.' },
    ]);
    failing.clear();
    await clock.advance(300_000);
    await waitFor(() => expect(ran).toContain('ship_order one'));
  });
});

describe('a second order of the same number', () => {
  const LATER_MS = 10 * 60_000;

  it('is looked for later when an answer was lost, and not otherwise', async () => {
    const shop = await openCoffeeShop();
    onTestFinished(() => shop.server.stop());
    shop.server.start();
    await placeOrder(shop);
    shop.invoicebox.failures.push('lost');
    const { number } = await placeOrder(shop);
    await shop.clock.advance(5_000);
    await waitFor(() => expect(shop.invoicebox.requests).toHaveLength(3));
    expect(shop.invoicebox.settled).toEqual([]);
    const untilSettled = async () => {
      await shop.clock.advance(LATER_MS);
      expect(shop.invoicebox.settled).toEqual([
        { number, keepId: shop.invoicebox.orders.get(number)?.id, keepNone: false },
      ]);
    };
    await waitFor(untilSettled);
  });

  it('is not left alive when an attempt was refused after a lost one', async () => {
    const shop = await openCoffeeShop();
    onTestFinished(() => shop.server.stop());
    shop.server.start();
    shop.invoicebox.failures.push(apiError('wrong_total_amount', 422, 'unknown'));
    const { number } = await placeOrder(shop);
    const untilSettled = async () => {
      await shop.clock.advance(LATER_MS);
      expect(shop.invoicebox.settled).toEqual([{ number, keepId: undefined, keepNone: true }]);
    };
    await waitFor(untilSettled);
  });
});
