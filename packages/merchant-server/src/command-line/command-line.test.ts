import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { OrderResponse } from '@invoicebox/invoicebox-api/contract';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { verifySecret } from '../config/operators.js';
import {
  NOON,
  notificationOf,
  notify,
  openCoffeeShop,
  placeOrder,
  readOrder,
  temporaryDatabaseUrl,
} from '../test-support/coffee-shop.js';
import { runCommand } from './run-command.js';

/** A running shop and an operator at its database. */
async function openOperator() {
  const databaseUrl = temporaryDatabaseUrl();
  const shop = await openCoffeeShop({ databaseUrl });
  onTestFinished(() => shop.server.stop());
  const run = async (line: string, environment: Record<string, string> = {}) => {
    const out: string[] = [];
    const errors: string[] = [];
    const code = await runCommand(line === '' ? [] : line.split(' '), {
      environment: {
        DATABASE_URL: databaseUrl,
        INVOICEBOX_API_URL: 'https://api.example/v3',
        INVOICEBOX_TOKEN: 'secret-token',
        INVOICEBOX_MERCHANT_ID: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
        INVOICEBOX_SIGNING_KEYS: 'test-key',
        ...environment,
      },
      clock: new ManualClock(NOON),
      print: (text) => void out.push(text),
      printError: (text) => void errors.push(text),
      readLine: async () => environment.INPUT ?? '',
      client: {
        async findOrders() {
          const items: OrderResponse[] = [...shop.invoicebox.orders.values()].map((order) => ({
            ...order,
            status: 'completed',
          }));
          return { items, unreadable: [] };
        },
      },
    });
    return { code, out: out.join('\n'), errors: errors.join('\n') };
  };
  const park = (orderId: string, id: string) =>
    shop.database.run(
      `INSERT INTO outbox (id, order_id, kind, state, attempts, due_at, last_error, seq)
        VALUES (?, ?, 'settle_duplicates', 'parked', 20, 0, 'Mail to a@b.ru failed.', 99)`,
      [id, orderId],
    );
  const jobs = async () =>
    shop.database.run("SELECT id, state, attempts FROM outbox WHERE kind = 'settle_duplicates' ORDER BY id");
  return { shop, run, park, jobs };
}

describe('the command line', () => {
  it('lists orders and shows one, as a table and as JSON', async () => {
    const { shop, run } = await openOperator();
    const order = await placeOrder(shop);
    await notify(shop, notificationOf(shop, order));
    const list = await run('orders list --json');
    expect(list.code).toBe(0);
    expect(JSON.parse(list.out)).toMatchObject([{ number: order.number, state: 'paid' }]);
    expect((await run('orders list --state expired --json')).out).toBe('[]');
    expect((await run('orders list')).out).toMatch(/^number\s+state\s+fulfilment/);
    const shown = JSON.parse((await run(`orders show ${order.number} --json`)).out);
    expect(shown).toMatchObject({ number: order.number, amount: 244_00, notifications: [{ status: 'completed' }] });
    expect(shown.history.length).toBeGreaterThan(2);
    expect((await run(`orders show ${order.number}`)).out).toContain('history:\n  revision');
  });

  it('shows the buyer only when asked to', async () => {
    const { shop, run, park } = await openOperator();
    const order = await placeOrder(shop);
    await park(order.id, 'j1');
    for (const command of [`orders show ${order.number}`, `orders show ${order.number} --json`, 'outbox list']) {
      expect((await run(command)).out).not.toContain('a@b.ru');
    }
    expect((await run(`orders show ${order.number} --personal-data`)).out).toContain('a@b.ru');
  });

  it('lists, retries and discards parked jobs, and no others', async () => {
    const { shop, run, park, jobs } = await openOperator();
    const order = await placeOrder(shop);
    for (const id of ['j1', 'j2', 'j3']) await park(order.id, id);
    expect(JSON.parse((await run('outbox list --parked --json')).out)).toHaveLength(3);
    expect((await run('outbox retry j1')).code).toBe(0);
    expect((await run('outbox retry j1')).code).toBe(1);
    expect(await run('outbox discard j2')).toMatchObject({ code: 2, errors: expect.stringContaining('--yes') });
    expect((await run('outbox discard j1 --yes')).code).toBe(1);
    expect((await run('outbox discard j2 --yes')).code).toBe(0);
    expect(JSON.parse((await run('outbox retry --all-parked --json')).out)).toEqual({ retried: 1 });
    expect(await jobs()).toEqual([
      { id: 'j1', state: 'pending', attempts: 1 },
      { id: 'j2', state: 'discarded', attempts: 20 },
      { id: 'j3', state: 'pending', attempts: 1 },
    ]);
  });

  it('reconciles an order; the server gives what has become due', async () => {
    const { shop, run } = await openOperator();
    const order = await placeOrder(shop);
    const done = await run(`reconcile ${order.number} --json`);
    expect(done).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse(done.out)).toMatchObject([
      { number: order.number, status: 'completed', answer: { status: 'success' } },
    ]);
    expect((await readOrder(shop, order.id)).state).toBe('paid');
    expect(shop.shop.served).toEqual([]);
    shop.server.start();
    await shop.clock.advance(2_000);
    await expect.poll(() => shop.shop.served).toEqual([order.id]);
  });

  it.each([
    ['', 2],
    ['drop everything', 2],
    ['orders', 2],
    ['orders show', 2],
    ['orders show A B', 2],
    ['orders list --limit 0', 2],
    ['orders list --loud', 2],
    ['outbox retry', 2],
    ['orders show CF-UNKNOWN', 1],
    ['reconcile CF-UNKNOWN', 1],
    ['--help', 0],
  ])('ends «%s» with %i', async (line, code) => {
    expect((await (await openOperator()).run(line)).code).toBe(code);
  });

  it('names the variable that is missing, and keeps off a database of another version', async () => {
    const { shop, run } = await openOperator();
    expect(await run('orders list', { DATABASE_URL: '' })).toMatchObject({
      code: 1,
      errors: expect.stringContaining('DATABASE_URL'),
    });
    expect(await run('reconcile X', { INVOICEBOX_TOKEN: '' })).toMatchObject({
      code: 1,
      errors: expect.stringContaining('INVOICEBOX_TOKEN'),
    });
    const missing = `${temporaryDatabaseUrl()}-of-nobody`;
    expect(await run('orders list', { DATABASE_URL: missing })).toMatchObject({
      code: 1,
      errors: expect.stringContaining('does not exist'),
    });
    expect(existsSync(fileURLToPath(missing))).toBe(false);
    await shop.database.run('UPDATE schema_version SET version = 2');
    expect(await run('orders list')).toMatchObject({ code: 1, errors: expect.stringContaining('schema 2') });
  });

  it('hashes a PIN that it reads, for the configuration of the till', async () => {
    const { run } = await openOperator();
    const { code, out } = await run('operators hash', { INPUT: '2580', DATABASE_URL: '' });
    expect(code).toBe(0);
    expect(await verifySecret('2580', out.trim())).toBe(true);
    expect((await run('operators hash', { INPUT: '25' })).code).toBe(1);
  });
});
