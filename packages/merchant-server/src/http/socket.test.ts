import { waitFor } from '@invoicebox/test-kit';
import { describe, expect, it, vi } from 'vitest';
import { FakeInvoicebox, openCoffeeShop, placeOrder, quote } from '../test-support/coffee-shop.js';
import { openSocket } from './socket.js';

/** Invoicebox that answers when it is told to. */
class SlowInvoicebox extends FakeInvoicebox {
  answer: () => void = () => undefined;
  override async ensureOrder(...call: Parameters<FakeInvoicebox['ensureOrder']>) {
    const made = await super.ensureOrder(...call);
    await new Promise<void>((resolve) => {
      this.answer = resolve;
    });
    return made;
  }
}

describe('a stop in the middle', () => {
  it('of a request and of its job lets both end, and takes nothing new', async () => {
    const invoicebox = new SlowInvoicebox();
    const shop = await openCoffeeShop({ invoicebox });
    shop.server.start();
    const socket = await openSocket(shop.server.http, { port: 0, hostname: '127.0.0.1' });
    const url = `http://127.0.0.1:${socket.port}/api/orders`;
    const body = JSON.stringify({ quoteId: (await quote(shop)).id, buyer: {}, mode: 'order', locale: 'ru' });
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'a-key-of-the-page-1' };
    const request = fetch(url, { method: 'POST', headers, body });
    await waitFor(() => expect(invoicebox.requests).toHaveLength(1));
    const stopped = socket.stop(10_000).then(() => shop.server.stop());
    await waitFor(() => expect(fetch(url)).rejects.toThrow());
    invoicebox.answer();
    const response = await request;
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ order: { state: 'awaiting_payment' } });
    await stopped;
  });

  it('of a job whose request was cut keeps what the job has brought about', async () => {
    const invoicebox = new SlowInvoicebox();
    const shop = await openCoffeeShop({ invoicebox });
    shop.server.start();
    const socket = await openSocket(shop.server.http, { port: 0, hostname: '127.0.0.1' });
    const body = JSON.stringify({ quoteId: (await quote(shop)).id, buyer: {}, mode: 'order', locale: 'ru' });
    const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': 'a-key-of-the-page-1' };
    const request = fetch(`http://127.0.0.1:${socket.port}/api/orders`, { method: 'POST', headers, body });
    const cut = expect(request).rejects.toThrow();
    await waitFor(() => expect(invoicebox.requests).toHaveLength(1));
    await socket.stop(0);
    await cut;
    const close = vi.spyOn(shop.database, 'close').mockResolvedValue();
    const stopped = shop.server.stop();
    invoicebox.answer();
    await stopped;
    expect(await shop.database.run('SELECT state FROM orders')).toEqual([{ state: 'awaiting_payment' }]);
    expect(await shop.database.run("SELECT state FROM outbox WHERE kind = 'create_order'")).toEqual([
      { state: 'done' },
    ]);
    close.mockRestore();
    await shop.database.close();
  });

  it('of a status stream does not wait for its page', async () => {
    const shop = await openCoffeeShop();
    const order = await placeOrder(shop);
    const socket = await openSocket(shop.server.http, { port: 0, hostname: '127.0.0.1' });
    const response = await fetch(`http://127.0.0.1:${socket.port}/api/orders/${order.id}/events`);
    expect(response.status).toBe(200);
    await socket.stop(60_000);
    await expect(response.text()).rejects.toThrow();
    await shop.server.stop();
  });
});
