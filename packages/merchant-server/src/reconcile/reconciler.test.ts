import type { OrderNumbers } from '@invoicebox/invoicebox-api';
import type { OrderResponse, OrderStatus, ReceivedOrder } from '@invoicebox/invoicebox-api/contract';
import { waitFor } from '@invoicebox/test-kit';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  apiError,
  FakeInvoicebox,
  type OpenShop,
  openCoffeeShop,
  placeOrder,
  readOrder,
  temporaryDatabaseUrl,
} from '../test-support/coffee-shop.js';
import { nextCheckAt } from './reconciler.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Invoicebox that can be asked for its orders, and forgets to tell of them. */
class SilentInvoicebox extends FakeInvoicebox {
  /** Numbers of each call. */
  readonly asked: string[][] = [];
  /** Orders beside those that were asked for by this server. */
  readonly others: OrderResponse[] = [];
  down = false;

  async findOrders({ merchantOrderId }: OrderNumbers) {
    if (this.down) throw apiError('network_error', 0);
    const numbers = typeof merchantOrderId === 'string' ? [merchantOrderId] : [...merchantOrderId];
    this.asked.push(numbers);
    const all: ReceivedOrder[] = [...this.others, ...this.orders.values()];
    return { items: all.filter((order) => numbers.includes(order.merchantOrderId ?? '')), unreadable: [] };
  }

  become(number: string, status: OrderStatus, changes: Partial<OrderResponse> = {}): void {
    const order = this.orders.get(number);
    if (!order) throw new Error(`There is no order ${number}.`);
    this.orders.set(number, { ...order, status, ...changes });
  }
}

async function openShop(options: Parameters<typeof openCoffeeShop>[0] = {}) {
  const invoicebox = new SilentInvoicebox();
  const shop = await openCoffeeShop({ invoicebox, ...options });
  onTestFinished(() => shop.server.stop());
  shop.server.start();
  return { shop, invoicebox };
}

/** Moves time in steps, so that what the database does meanwhile keeps pace. */
async function pass(shop: OpenShop, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 10_000) await shop.clock.advance(10_000);
}

describe('the reconciler', () => {
  it('finds a payment whose notification was lost and gives the service, once', async () => {
    const { shop, invoicebox } = await openShop();
    const order = await placeOrder(shop);
    invoicebox.become(order.number, 'completed');
    await pass(shop, 2 * MINUTE);
    await waitFor(async () => {
      expect(await readOrder(shop, order.id)).toMatchObject({ state: 'paid', fulfilmentState: 'fulfilled' });
    });
    expect(shop.shop.served).toEqual([order.id]);
    const asked = invoicebox.asked.length;
    await pass(shop, HOUR);
    expect(invoicebox.asked).toHaveLength(asked);
    const history = await shop.database.run("SELECT state FROM order_history WHERE cause = 'reconciler: completed'");
    expect(history).toEqual([{ state: 'paid' }]);
  });

  it('judges what it finds as a notification is judged', async () => {
    const { shop, invoicebox } = await openShop();
    const order = await placeOrder(shop);
    invoicebox.become(order.number, 'completed', { amount: 1 });
    await pass(shop, 5 * MINUTE);
    await waitFor(() => expect(invoicebox.asked.length).toBeGreaterThan(1));
    expect(await readOrder(shop, order.id)).toMatchObject({ state: 'awaiting_payment' });
    expect(shop.shop.served).toEqual([]);
  });

  it('leaves out one of an unknown status, and one that says no sum, and takes the others', async () => {
    const { shop, invoicebox } = await openShop();
    const [first, second, third] = [await placeOrder(shop), await placeOrder(shop), await placeOrder(shop)];
    invoicebox.become(first.number, 'promised' as OrderStatus);
    invoicebox.become(second.number, 'completed', { amount: undefined } as unknown as Partial<OrderResponse>);
    invoicebox.become(third.number, 'completed');
    await pass(shop, 2 * MINUTE);
    await waitFor(async () => expect((await readOrder(shop, third.id)).state).toBe('paid'));
    for (const { id } of [first, second]) expect((await readOrder(shop, id)).state).toBe('awaiting_payment');
  });

  it('takes the paid one of two orders of a number, in whichever order they come', async () => {
    const { shop, invoicebox } = await openShop();
    // The answer was lost: which of the two is ours is not known here.
    const unanswered = apiError('timeout', 0, 'unknown');
    invoicebox.failures.push('lost', ...Array.from({ length: 10 }, () => unanswered));
    const order = await placeOrder(shop);
    const own = invoicebox.orders.get(order.number);
    if (!own) throw new Error('The order was not made.');
    invoicebox.others.push({ ...own, id: 'surplus', status: 'expired' });
    invoicebox.become(order.number, 'completed');
    await shop.database.run("UPDATE outbox SET state = 'parked' WHERE kind = 'create_order'");
    await pass(shop, 2 * MINUTE);
    await waitFor(async () => expect((await readOrder(shop, order.id)).state).toBe('paid'));
  });

  it('hears of the end of the time to pay soon after it', async () => {
    const { shop, invoicebox } = await openShop();
    const order = await placeOrder(shop);
    await pass(shop, 30 * MINUTE);
    invoicebox.become(order.number, 'expired');
    await pass(shop, 2 * MINUTE);
    await waitFor(async () => expect((await readOrder(shop, order.id)).state).toBe('expired'));
  });

  it('asks for fifty orders in one call, and leaves new ones alone', async () => {
    const { shop, invoicebox } = await openShop();
    for (let index = 0; index < 60; index += 1) await placeOrder(shop);
    await pass(shop, MINUTE - 10_000);
    expect(invoicebox.asked).toEqual([]);
    await shop.clock.advance(40_000);
    await waitFor(() => expect(invoicebox.asked.map(({ length }) => length)).toEqual([50, 10]));
  });

  it('leaves the limit to buyers who wait, but not for ever', async () => {
    const { shop, invoicebox } = await openShop();
    for (let index = 0; index < 60; index += 1) await placeOrder(shop);
    const [waiting] = await shop.database.run("SELECT id FROM orders WHERE state = 'awaiting_payment' LIMIT 1");
    // As if there was no permit yet: the job was never attempted, and waits for an earlier call of its order.
    await shop.database.run(
      `INSERT INTO outbox (id, order_id, kind, state, attempts, due_at, seq)
        VALUES ('a', ?, 'cancel_order', 'pending', 1, ?, 90), ('b', ?, 'create_order', 'pending', 0, 0, 91)`,
      [waiting?.id ?? null, shop.clock.now() + 24 * HOUR, waiting?.id ?? null],
    );
    await pass(shop, 10 * MINUTE);
    expect(invoicebox.asked).toEqual([]);
    await pass(shop, 2 * MINUTE);
    await waitFor(() => expect(invoicebox.asked.map(({ length }) => length).slice(0, 2)).toEqual([50, 10]));
  });

  it('does not ask for an order whose making is still under way', async () => {
    const { shop, invoicebox } = await openShop();
    invoicebox.failures.push(...Array.from({ length: 50 }, () => apiError('network_error', 0, 'none')));
    await placeOrder(shop);
    await pass(shop, 5 * MINUTE);
    expect(invoicebox.asked).toEqual([]);
  });

  it('asks again when Invoicebox was down', async () => {
    const { shop, invoicebox } = await openShop();
    const order = await placeOrder(shop);
    invoicebox.become(order.number, 'completed');
    invoicebox.down = true;
    await pass(shop, 5 * MINUTE);
    invoicebox.down = false;
    await pass(shop, MINUTE);
    await waitFor(async () => expect((await readOrder(shop, order.id)).state).toBe('paid'));
  });

  it('asks from one server at a time, and after a restart not before it is due', async () => {
    const databaseUrl = temporaryDatabaseUrl();
    const { shop: one, invoicebox } = await openShop({ databaseUrl });
    await placeOrder(one);
    await pass(one, 90_000);
    await waitFor(() => expect(invoicebox.asked).toHaveLength(1));
    await waitFor(async () => {
      expect(await one.database.run("SELECT holder FROM leases WHERE name = 'reconcile'")).toEqual([{ holder: '' }]);
    });
    const next = Number((await one.database.run('SELECT due_at FROM order_checks'))[0]?.due_at);
    const { shop: other } = await openShop({ databaseUrl, clock: one.clock, invoicebox });
    await pass(other, next - other.clock.now() - 10_000);
    expect(invoicebox.asked).toHaveLength(1);
    await pass(other, 2 * MINUTE);
    await waitFor(() => expect(invoicebox.asked.length).toBeGreaterThan(1));
  });
});

describe('when an order is asked for again', () => {
  const times = (age: number, expiresAt: number) => nextCheckAt({ createdAt: 0, expiresAt }, age);

  it('is after as long as it has lived, between a minute and an hour', () => {
    expect(times(10_000, 100 * HOUR)).toBe(10_000 + MINUTE);
    expect(times(10 * MINUTE, 100 * HOUR)).toBe(20 * MINUTE);
    expect(times(10 * HOUR, 100 * HOUR)).toBe(11 * HOUR);
  });

  it('is not later than half a minute after its time to pay', () => {
    expect(times(20 * MINUTE, 30 * MINUTE)).toBe(30 * MINUTE + 30_000);
    expect(times(31 * MINUTE, 30 * MINUTE)).toBe(62 * MINUTE);
  });
});
