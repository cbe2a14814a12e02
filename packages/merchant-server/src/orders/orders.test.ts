import { describe, expect, it } from 'vitest';
import {
  apiError,
  FakeInvoicebox,
  NOON,
  notificationOf,
  notify,
  openCoffeeShop,
  placeOrder,
  post,
  quote,
  readOrder,
  temporaryDatabaseUrl,
} from '../test-support/coffee-shop.js';

const KEY = 'a-key-of-the-page-1';

describe('a quote', () => {
  it("has the server's prices, its tax and an end", async () => {
    const shop = await openCoffeeShop();
    expect(await quote(shop, 3)).toMatchObject({
      amount: 366_00,
      vatAmount: 66_00,
      lines: [{ name: 'Кофе', quantity: 3000, price: 122_00, total: 366_00, vat: 66_00 }],
      summary: { cups: 3 },
      expiresAt: NOON + 15 * 60_000,
    });
  });

  it('is refused with the reason where the selection cannot be had', async () => {
    const shop = await openCoffeeShop();
    const response = await post(shop, '/api/quotes', { selection: { cups: 13 }, locale: 'ru' });
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({
      error: { code: 'selection_unavailable', message: 'Тринадцать чашек не наливаем.' },
    });
  });

  it('makes no order after its end', async () => {
    const shop = await openCoffeeShop();
    const { id } = await quote(shop);
    await shop.clock.advance(15 * 60_000);
    const body = { quoteId: id, buyer: {}, mode: 'order', locale: 'ru' };
    const response = await post(shop, '/api/orders', body, { 'Idempotency-Key': KEY });
    expect(await response.json()).toMatchObject({ error: { code: 'quote_expired' } });
    expect(shop.invoicebox.requests).toEqual([]);
  });
});

describe('an order', () => {
  it('reaches Invoicebox once, with its return pages, and is answered with the payment page', async () => {
    const shop = await openCoffeeShop();
    const order = await placeOrder(shop);
    expect(order).toMatchObject({ state: 'awaiting_payment', amount: 244_00, fulfilmentState: 'none' });
    expect(order.paymentUrl).toMatch(/^https:\/\/pay\.example\/pay\//);
    expect(shop.invoicebox.requests).toHaveLength(1);
    expect(shop.invoicebox.requests[0]).toMatchObject({
      isFirstAttempt: true,
      request: {
        amount: 244,
        vatAmount: 44,
        merchantOrderId: order.number,
        expirationDate: '2026-11-21T12:30:00+00:00',
        successUrl: `http://127.0.0.1:4999/payment/success?order=${order.id}`,
        failUrl: `http://127.0.0.1:4999/payment/fail?order=${order.id}`,
        notificationUrl: 'http://127.0.0.1:4999/invoicebox/notification',
      },
    });
  });

  it('in the mode suborder goes into the container and has no return pages', async () => {
    const shop = await openCoffeeShop();
    const { id } = await quote(shop);
    const body = { quoteId: id, buyer: {}, mode: 'suborder', orderContainerId: 'c-1', locale: 'ru' };
    await post(shop, '/api/orders', body, { 'Idempotency-Key': KEY });
    const [sent] = shop.invoicebox.requests;
    expect(sent?.request.orderContainerId).toBe('c-1');
    expect(sent?.request.successUrl).toBeUndefined();
  });

  it('in the mode suborder is found again by its container, the newest one, and by no other', async () => {
    const shop = await openCoffeeShop();
    const body = { buyer: { email: 'a@b.ru' }, mode: 'suborder', orderContainerId: 'c-1', locale: 'ru' };
    for (const key of [KEY, `${KEY}2`]) {
      const { id: quoteId } = await quote(shop);
      await post(shop, '/api/orders', { ...body, quoteId }, { 'Idempotency-Key': key });
      await shop.clock.advance(1_000);
    }
    const read = async (query: string) => (await shop.server.http.request(`/api/orders${query}`)).json();
    const numbers = shop.invoicebox.requests.map(({ request }) => request.merchantOrderId);
    expect(await read('?container=c-1')).toMatchObject({ order: { number: numbers[1], mode: 'suborder' } });
    expect(await read('?container=c-2')).toEqual({ order: null });
    expect(await read('')).toMatchObject({ error: { code: 'bad_request' } });
  });

  it('is one order for one key, even when twenty requests come at once', async () => {
    const shop = await openCoffeeShop();
    const { id } = await quote(shop);
    const orders = await Promise.all(Array.from({ length: 20 }, () => placeOrder(shop, KEY, id)));
    expect(new Set(orders.map((order) => order.id)).size).toBe(1);
    expect(shop.invoicebox.requests).toHaveLength(1);
  });

  it('is one order for one key, also when the page has reloaded and asked for the price again', async () => {
    const shop = await openCoffeeShop();
    const first = await placeOrder(shop, KEY);
    const again = await placeOrder(shop, KEY, (await quote(shop)).id);
    expect(again.id).toBe(first.id);
    expect(shop.invoicebox.requests).toHaveLength(1);
  });

  it('is refused for a key of another offer', async () => {
    const shop = await openCoffeeShop();
    await placeOrder(shop, KEY);
    const other = await post(shop, '/api/quotes', { selection: { cups: 3 }, locale: 'ru' });
    const body = {
      quoteId: ((await other.json()) as { quote: { id: string } }).quote.id,
      buyer: { email: 'a@b.ru' },
      mode: 'order',
      locale: 'ru',
    };
    const response = await post(shop, '/api/orders', body, { 'Idempotency-Key': KEY });
    expect(response.status).toBe(409);
  });

  it('refuses a key that came with another intention', async () => {
    const shop = await openCoffeeShop();
    await placeOrder(shop, KEY);
    const body = { quoteId: (await quote(shop)).id, buyer: {}, mode: 'order', locale: 'ru' };
    const response = await post(shop, '/api/orders', body, { 'Idempotency-Key': KEY });
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ error: { code: 'idempotency_key_reused' } });
  });

  it('is stored before it is sent: a crash in between loses nothing', async () => {
    const databaseUrl = temporaryDatabaseUrl();
    const before = await openCoffeeShop({ databaseUrl });
    before.invoicebox.failures.push(apiError('network_error', 0, 'unknown'));
    const order = await placeOrder(before);
    expect(order.state).toBe('created');
    await before.server.stop();

    const after = await openCoffeeShop({ databaseUrl, clock: before.clock });
    after.server.start();
    await after.clock.advance(10_000);
    await expect.poll(async () => (await readOrder(after, order.id)).state).toBe('awaiting_payment');
    expect(after.invoicebox.requests).toMatchObject([{ isFirstAttempt: false }]);
  });

  it('whose answer was lost is looked up, not made twice', async () => {
    const shop = await openCoffeeShop();
    shop.invoicebox.failures.push('lost');
    const order = await placeOrder(shop);
    expect(order.state).toBe('created');
    shop.server.start();
    await shop.clock.advance(10_000);
    await expect.poll(async () => (await readOrder(shop, order.id)).state).toBe('awaiting_payment');
    expect(shop.invoicebox.requests.map(({ isFirstAttempt }) => isFirstAttempt)).toEqual([true, false]);
    expect(shop.invoicebox.orders.size).toBe(1);
  });

  it('that Invoicebox refuses is rejected and not sent again; the reason is for the operator', async () => {
    const shop = await openCoffeeShop();
    shop.invoicebox.failures.push(apiError('wrong_total_amount', 422));
    const order = await placeOrder(shop);
    expect(order.state).toBe('rejected');
    expect(order).not.toHaveProperty('failure');
    const [stored] = await shop.database.run('SELECT failure FROM orders');
    expect(stored?.failure).toContain('wrong_total_amount');
    shop.server.start();
    await shop.clock.advance(600_000);
    expect(shop.invoicebox.requests).toHaveLength(1);
  });

  it.each([403, 404, 408])('is tried again after a %d that is not of Invoicebox', async (httpStatus) => {
    const shop = await openCoffeeShop();
    shop.invoicebox.failures.push(apiError('invalid_response', httpStatus, 'unknown'));
    const order = await placeOrder(shop);
    expect(order.state).toBe('created');
    shop.server.start();
    await shop.clock.advance(10_000);
    await expect.poll(async () => (await readOrder(shop, order.id)).state).toBe('awaiting_payment');
  });

  it('is read where the answer does not say where it is paid', async () => {
    const invoicebox = new FakeInvoicebox();
    const ensureOrder = invoicebox.ensureOrder.bind(invoicebox);
    invoicebox.ensureOrder = async (...args) => {
      const { made, uncertain } = await ensureOrder(...args);
      const { paymentUrl: _left, ...least } = made;
      return { made: least, uncertain };
    };
    const shop = await openCoffeeShop({ invoicebox });
    expect(await placeOrder(shop)).toMatchObject({
      state: 'awaiting_payment',
      paymentUrl: expect.stringContaining('https://pay.example/'),
    });
  });

  it('has what fits an order of a buyer whose data do not fit', async () => {
    const shop = await openCoffeeShop();
    const { id: quoteId } = await quote(shop);
    const buyer = { name: `\u0000${'Я'.repeat(300)}`, email: `${'a'.repeat(120)}@b.ru`, phone: '1'.repeat(150) };
    const body = { quoteId, buyer, mode: 'order', locale: 'ru' };
    const response = await post(shop, '/api/orders', body, { 'Idempotency-Key': KEY });
    expect(response.status).toBe(201);
    expect(shop.invoicebox.requests[0]?.request.customer).toEqual({ type: 'private', name: 'Я'.repeat(200) });
  });

  it('keeps the state that a notification brought before the lost answer', async () => {
    const shop = await openCoffeeShop();
    shop.invoicebox.failures.push('lost');
    const order = await placeOrder(shop);
    expect(await notify(shop, notificationOf(shop, order))).toEqual({ status: 'success' });
    shop.server.start();
    await shop.clock.advance(10_000);
    await expect.poll(async () => (await readOrder(shop, order.id)).paymentUrl).toBeDefined();
    expect((await readOrder(shop, order.id)).state).toBe('paid');
  });

  it('keeps the history of every change', async () => {
    const shop = await openCoffeeShop();
    const order = await placeOrder(shop);
    await notify(shop, notificationOf(shop, order));
    const history = await shop.database.run('SELECT revision, state, cause FROM order_history ORDER BY revision');
    expect(history).toEqual([
      { revision: 1, state: 'created', cause: 'page: order' },
      { revision: 2, state: 'awaiting_payment', cause: 'invoicebox: created' },
      { revision: 3, state: 'paid', cause: 'notification: completed' },
      { revision: 4, state: 'paid', cause: 'fulfilled' },
    ]);
  });
});
