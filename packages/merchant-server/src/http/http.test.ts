import { describe, expect, it, vi } from 'vitest';
import {
  notificationOf,
  notify,
  type OpenShop,
  openCoffeeShop,
  placeOrder,
  post,
  quote,
} from '../test-support/coffee-shop.js';

const KEY = { 'Idempotency-Key': 'a-key-of-the-page-1' };

/** Reads a status stream event by event. */
async function openStream(shop: OpenShop, orderId: string, headers: Record<string, string> = {}) {
  const response = await shop.server.http.request(`/api/orders/${orderId}/events`, { headers });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async nextEvent(): Promise<{ name: string; id: string; data?: { state: string } }> {
      while (!text.includes('\n\n')) text += (await reader?.read())?.value ?? '';
      const [event = '', ...rest] = text.split('\n\n');
      text = rest.join('\n\n');
      const field = (name: string) =>
        event
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? '';
      const data = field('data');
      return { name: field('event'), id: field('id'), ...(data && { data: JSON.parse(data) }) };
    },
    close: () => reader?.cancel(),
  };
}

describe("the page's API", () => {
  it.each([
    ['no object', 'text'],
    ['no selection', {}],
    ['a wrong selection', { selection: { cups: -1 } }],
    ['an unknown language', { selection: { cups: 1 }, locale: 'fr' }],
  ])('refuses a quote with %s and says what was expected', async (_, body) => {
    const response = await post(await openCoffeeShop(), '/api/quotes', body);
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect(error.code).toBe('bad_request');
    expect(error.message).not.toBe('');
  });

  it('refuses an order without key, with a broken key, or with a container in the wrong mode', async () => {
    const shop = await openCoffeeShop();
    const order = { quoteId: (await quote(shop)).id, buyer: {}, mode: 'order', locale: 'ru' };
    const statuses = await Promise.all([
      post(shop, '/api/orders', order),
      post(shop, '/api/orders', order, { 'Idempotency-Key': 'short' }),
      post(shop, '/api/orders', { ...order, orderContainerId: 'c' }, KEY),
      post(shop, '/api/orders', { ...order, mode: 'suborder' }, KEY),
    ]);
    expect(statuses.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    expect(shop.invoicebox.requests).toEqual([]);
  });

  it('takes JSON only, so that a form of a foreign page reaches nothing', async () => {
    const shop = await openCoffeeShop();
    const response = await shop.server.http.request('/api/orders', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'text/plain', ...KEY },
    });
    expect(response.status).toBe(415);
  });

  it('refuses a body over 64 KiB', async () => {
    const response = await post(await openCoffeeShop(), '/api/quotes', {
      selection: { cups: 1 },
      filler: 'x'.repeat(70_000),
    });
    expect(response.status).toBe(413);
  });

  it.each([
    ['with its length', { 'Content-Length': String(2 * 1024 * 1024) }],
    ['in pieces', {}],
  ])('refuses a notification of 2 MiB %s', async (_, headers) => {
    const { server } = await openCoffeeShop();
    const body = new ReadableStream({
      start(controller) {
        for (let piece = 0; piece < 2; piece += 1) controller.enqueue(new Uint8Array(1024 * 1024));
        controller.close();
      },
    });
    const request = new Request('http://shop.test/invoicebox/notification', {
      method: 'POST',
      body,
      headers: { 'Content-Type': 'application/json', ...headers },
      duplex: 'half',
    });
    const response = await server.http.request(request);
    expect([response.status, await response.json()]).toEqual([
      413,
      { error: { code: 'payload_too_large', message: 'The body is larger than 1048576 bytes.' } },
    ]);
  });

  it('knows no order but by its own id', async () => {
    const shop = await openCoffeeShop();
    const order = await placeOrder(shop);
    for (const id of [order.number, 'unknown']) {
      const response = await shop.server.http.request(`/api/orders/${id}`);
      expect(response.status).toBe(404);
    }
  });

  it('never tells personal data', async () => {
    const shop = await openCoffeeShop();
    expect(JSON.stringify(await placeOrder(shop))).not.toContain('a@b.ru');
  });

  it('is ready while orders can be read and written, and not when the database is gone, is full, or the server stops', async () => {
    const { server, database, clock } = await openCoffeeShop();
    const ready = async () => {
      const response = await server.http.request('/readyz');
      return [response.status, await response.json()];
    };
    expect(await ready()).toEqual([200, { status: 'ready' }]);
    const unavailable = [503, { status: 'unavailable', reason: 'Orders cannot be read and written.' }];
    const run = database.run.bind(database);
    const broken = vi.spyOn(database, 'run').mockRejectedValue(new Error('gone'));
    await clock.advance(2_000);
    expect(await ready()).toEqual(unavailable);
    // A full disk answers whoever reads.
    broken.mockImplementation(async (sql, values) => {
      if (!sql.startsWith('SELECT')) throw new Error('full');
      return run(sql, values);
    });
    await clock.advance(2_000);
    expect(await ready()).toEqual(unavailable);
    broken.mockRestore();
    await clock.advance(2_000);
    expect(await ready()).toEqual([200, { status: 'ready' }]);
    await server.stop();
    expect(await ready()).toEqual([503, { status: 'stopping' }]);
  });

  it("lets Invoicebox's own pages and the configured ones embed it, and nobody else", async () => {
    const { server } = await openCoffeeShop();
    const response = await server.http.request('/healthz');
    expect(response.headers.get('Content-Security-Policy')).toContain(
      "frame-ancestors 'self' *.invoicebox.ru http://localhost:4700",
    );
    expect(response.headers.has('X-Frame-Options')).toBe(false);
    expect(response.headers.get('Permissions-Policy')).toContain('geolocation=(self), camera=(self), bluetooth=()');
    expect(response.headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin-allow-popups');
    expect(response.headers.get('Cross-Origin-Resource-Policy')).toBe('same-origin');
  });
});

describe('the status stream', () => {
  it('tells the state at once and every change after it', async () => {
    const shop = await openCoffeeShop();
    const order = await placeOrder(shop);
    const stream = await openStream(shop, order.id);
    expect(await stream.nextEvent()).toMatchObject({ id: '2', data: { state: 'awaiting_payment' } });
    await notify(shop, notificationOf(shop, order));
    expect(await stream.nextEvent()).toMatchObject({ id: '3', data: { state: 'paid', fulfilmentState: 'pending' } });
    expect(await stream.nextEvent()).toMatchObject({ id: '4', data: { state: 'paid', fulfilmentState: 'fulfilled' } });
    await stream.close();
  });

  it('goes on after the last event that the page has seen', async () => {
    const shop = await openCoffeeShop();
    const order = await placeOrder(shop);
    const stream = await openStream(shop, order.id, { 'Last-Event-ID': '2' });
    await notify(shop, notificationOf(shop, order));
    expect((await stream.nextEvent()).id).toBe('3');
    await stream.close();
  });

  it('says while nothing happens that the connection is there', async () => {
    const shop = await openCoffeeShop();
    const order = await placeOrder(shop);
    const stream = await openStream(shop, order.id, { 'Last-Event-ID': '2' });
    await shop.clock.advance(45_000);
    expect(await stream.nextEvent()).toEqual({ name: 'beat', id: '' });
    await stream.close();
  });

  it('of an unknown order does not open', async () => {
    const { server } = await openCoffeeShop();
    expect((await server.http.request('/api/orders/unknown/events')).status).toBe(404);
  });
});
