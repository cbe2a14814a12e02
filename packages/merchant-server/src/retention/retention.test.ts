import { waitFor } from '@invoicebox/test-kit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { notificationOf, notify, openCoffeeShop, placeOrder, quote, readOrder } from '../test-support/coffee-shop.js';
import { applyRetention, withoutPersonalData } from './retention.js';

const DAY = 24 * 60 * 60_000;
const NO_FIELDS: ReadonlySet<string> = new Set();
const KEPT = { quoteDays: 7, jobDays: 30, notificationDays: 180, personalDataDays: 365 };

describe('retention', () => {
  it('takes each thing at its time, and the buyer of orders that are over, not the order', async () => {
    const shop = await openCoffeeShop();
    const { database, clock } = shop;
    onTestFinished(() => shop.server.stop());
    const paid = await placeOrder(shop);
    const open = await placeOrder(shop);
    await notify(shop, notificationOf(shop, paid));
    await waitFor(async () => expect((await readOrder(shop, paid.id)).fulfilmentState).toBe('fulfilled'));
    await database.run("UPDATE outbox SET state = 'done', due_at = ?", [clock.now()]);
    await quote(shop);
    const counts = async () => {
      const count = async (table: string) => Number((await database.run(`SELECT COUNT(*) AS c FROM ${table}`))[0]?.c);
      return [(await count('quotes')) > 0, (await count('outbox')) > 0, (await count('notifications')) > 0];
    };
    const inputs = async () =>
      (await database.run('SELECT input FROM orders ORDER BY created_at, number')).map(({ input }) => String(input));
    const apply = () => applyRetention({ database, clock, personalFields: NO_FIELDS, retention: KEPT });
    await apply();
    expect(await counts()).toEqual([true, true, true]);
    await clock.advance(8 * DAY);
    await apply();
    expect(await counts()).toEqual([false, true, true]);
    await clock.advance(23 * DAY);
    await apply();
    expect(await counts()).toEqual([false, false, true]);
    await clock.advance(150 * DAY);
    await apply();
    expect(await counts()).toEqual([false, false, false]);
    expect((await inputs()).filter((text) => text.includes('a@b.ru'))).toHaveLength(2);
    const before = await readOrder(shop, paid.id);
    await clock.advance(190 * DAY);
    await apply();
    const [left = '', ...others] = (await inputs()).filter((text) => text.includes('a@b.ru'));
    expect(others).toEqual([]);
    expect(left).not.toBe('');
    expect(await readOrder(shop, paid.id)).toEqual(before);
    expect((await readOrder(shop, open.id)).state).toBe('awaiting_payment');
  });

  it("erases a line's own data, which Invoicebox has been sent and the order's link does not show", async () => {
    const shop = await openCoffeeShop();
    const { database, clock } = shop;
    onTestFinished(() => shop.server.stop());
    shop.shop.lineData = { vehicle: { plate: 'А123ВС77' } };
    const order = await placeOrder(shop);
    expect(shop.invoicebox.requests[0]?.request.basketItems[0]?.metaData).toEqual(shop.shop.lineData);
    expect(JSON.stringify(await readOrder(shop, order.id))).not.toContain('А123ВС77');
    await notify(shop, notificationOf(shop, order));
    await waitFor(async () => expect((await readOrder(shop, order.id)).fulfilmentState).toBe('fulfilled'));
    await database.run("UPDATE outbox SET state = 'done'");
    await clock.advance(366 * DAY);
    await applyRetention({ database, clock, personalFields: NO_FIELDS, retention: KEPT });
    const [stored] = await database.run('SELECT draft FROM orders');
    expect(stored?.draft).toContain('"name":"Кофе"');
    expect(stored?.draft).not.toContain('А123ВС77');
  });

  it('goes by batches, and keeps for ever what has 0 days', async () => {
    const shop = await openCoffeeShop();
    const { database, clock } = shop;
    onTestFinished(() => shop.server.stop());
    await database.transaction(async (tx) => {
      for (let index = 0; index < 700; index += 1)
        await tx.run("INSERT INTO quotes (id, draft, created_at, expires_at) VALUES (?, '{}', 0, 1)", [`q${index}`]);
    });
    const left = async () => Number((await database.run('SELECT COUNT(*) AS c FROM quotes'))[0]?.c);
    await applyRetention({ database, clock, personalFields: NO_FIELDS, retention: { ...KEPT, quoteDays: 0 } });
    expect(await left()).toBe(700);
    expect(await applyRetention({ database, clock, personalFields: NO_FIELDS, retention: KEPT })).toBe(true);
    expect(await left()).toBe(200);
    expect(await applyRetention({ database, clock, personalFields: NO_FIELDS, retention: KEPT })).toBe(false);
    expect(await left()).toBe(0);
  });

  it('empties personal fields in their shape', () => {
    expect(
      withoutPersonalData(
        { buyer: { name: 'A' }, lounge: { guestNames: ['A'], name: 'Зал' }, n: [{ phone: '1' }] },
        new Set(['guestNames']),
      ),
    ).toEqual({
      buyer: {},
      lounge: { guestNames: [], name: 'Зал' },
      n: [{ phone: '' }],
    });
  });
});
