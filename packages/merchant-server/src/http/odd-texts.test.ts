import { describe, expect, it, onTestFinished } from 'vitest';
import { notificationOf, notify, openCoffeeShop, placeOrder, post } from '../test-support/coffee-shop.js';
import { useEngines } from '../test-support/engines.js';

const newUrls = useEngines('odd_texts');
const KEY = { 'Idempotency-Key': 'a-key-of-the-page-1' };
const ODD = ['a\u0000b', 'a\ud83d'];

describe.each(Object.entries(newUrls))('texts that no database can hold, %s', (_, newUrl) => {
  it('are a mistake of the request wherever they come, never one of the server', async () => {
    const shop = await openCoffeeShop({ databaseUrl: newUrl() });
    onTestFinished(() => shop.server.stop());
    const order = await placeOrder(shop);
    const statuses: number[] = [];
    const note = async (response: Response | Promise<Response>) => void statuses.push((await response).status);
    for (const text of ODD) {
      const inUrl = encodeURIComponent(text.replace(/\p{Surrogate}/u, '\u0000'));
      for (const path of [`/api/orders/${inUrl}`, `/api/orders/${inUrl}/events`, `/api/orders?container=${inUrl}`]) {
        await note(shop.server.http.request(path));
      }
      await note(post(shop, `/api/orders/${inUrl}/cancel`, {}));
      const input = { quoteId: text, buyer: { name: text }, mode: 'suborder', orderContainerId: text, locale: 'ru' };
      await note(post(shop, '/api/orders', input, KEY));
      await note(post(shop, '/api/quotes', { selection: { cups: text } }));
    }
    expect(statuses.filter((status) => status !== 400 && status !== 404)).toEqual([]);
    for (const merchantOrderId of ODD) {
      await notify(shop, notificationOf(shop, order, { merchantOrderId }));
      await notify(shop, notificationOf(shop, order, { id: merchantOrderId }));
    }
    const [errors] = await shop.database.run("SELECT COUNT(*) AS c FROM orders WHERE state = 'awaiting_payment'");
    expect(errors?.c).toBe(1);
  });
});
