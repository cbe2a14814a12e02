import { signBody } from '@invoicebox/invoicebox-api';
import { ORDER_STATUSES, PROBE_ORDER_ID } from '@invoicebox/invoicebox-api/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShippingUnavailableError } from '../mini-app/order-types.js';
import {
  apiError,
  notificationOf,
  notify,
  openCoffeeShop,
  placeOrder,
  readOrder,
  SIGNING_KEY,
} from '../test-support/coffee-shop.js';

const SUCCESS = { status: 'success' };
const refused = (code: string) => expect.objectContaining({ status: 'error', code });

/** A shop with one order that waits for payment. */
async function shopWithOrder() {
  const shop = await openCoffeeShop();
  return { shop, order: await placeOrder(shop) };
}

describe('a notification of payment', () => {
  it('marks the order paid and gives the service', async () => {
    const { shop, order } = await shopWithOrder();
    expect(await notify(shop, notificationOf(shop, order))).toEqual(SUCCESS);
    expect(await readOrder(shop, order.id)).toMatchObject({
      state: 'paid',
      fulfilmentState: 'fulfilled',
      fulfilment: { table: 7 },
    });
  });

  it('that comes twice is a success twice and counts once', async () => {
    const { shop, order } = await shopWithOrder();
    const notification = notificationOf(shop, order);
    const answers = await Promise.all([notify(shop, notification), notify(shop, notification)]);
    expect([...answers, await notify(shop, notification)]).toEqual([SUCCESS, SUCCESS, SUCCESS]);
    expect(shop.shop.served).toEqual([order.id]);
  });

  it('of another order over there is refused once this one is paid', async () => {
    const { shop, order } = await shopWithOrder();
    await notify(shop, notificationOf(shop, order));
    expect(await notify(shop, notificationOf(shop, order, { id: 'another' }))).toEqual(refused('order_already_paid'));
    expect(shop.shop.served).toEqual([order.id]);
  });

  it('is answered with shipping_unavailable where the service cannot be given', async () => {
    const { shop, order } = await shopWithOrder();
    shop.shop.failures.push(new ShippingUnavailableError('Кофе кончился.'));
    const notification = notificationOf(shop, order);
    expect(await notify(shop, notification)).toEqual({
      status: 'error',
      code: 'shipping_unavailable',
      message: 'Кофе кончился.',
    });
    expect(await readOrder(shop, order.id)).toMatchObject({
      state: 'paid',
      fulfilmentState: 'unavailable',
      failure: 'Кофе кончился.',
    });
    expect(await notify(shop, notification)).toEqual(SUCCESS);
    const stored = await shop.database.run('SELECT answer FROM notifications');
    expect(stored.map((row) => JSON.parse(String(row.answer)).code)).toContain('shipping_unavailable');
  });

  it('is kept, and the fulfilment retried, if it failed for the moment', async () => {
    const { shop, order } = await shopWithOrder();
    shop.shop.failures.push(new Error('The machine is warming up.'));
    expect(await notify(shop, notificationOf(shop, order))).toEqual(SUCCESS);
    expect((await readOrder(shop, order.id)).fulfilmentState).toBe('pending');
    shop.server.start();
    await shop.clock.advance(10_000);
    await expect.poll(async () => (await readOrder(shop, order.id)).fulfilmentState).toBe('fulfilled');
  });
});

describe('a notification of an unknown status', () => {
  it('is looked up: the order counts as Invoicebox has it', async () => {
    const { shop, order } = await shopWithOrder();
    const known = notificationOf(shop, order);
    const told = { ...known, status: 'success' };
    expect(await notify(shop, told)).toEqual(SUCCESS);
    expect((await readOrder(shop, order.id)).state).toBe('awaiting_payment');
    shop.invoicebox.change(known.id, 'completed');
    expect(await notify(shop, told)).toEqual(SUCCESS);
    expect((await readOrder(shop, order.id)).state).toBe('paid');
  });

  it('is sent again when it cannot be looked up', async () => {
    const { shop, order } = await shopWithOrder();
    shop.invoicebox.fault = (call) => (call === 'getOrder' ? apiError('network_error', 0) : undefined);
    const told = { ...notificationOf(shop, order), status: 'success' };
    expect(await notify(shop, told)).toEqual(refused('out_of_service'));
  });

  it('with empty fields, and nulls for what is absent, is read', async () => {
    const { shop, order } = await shopWithOrder();
    const { id, merchantId, merchantOrderId, amount } = notificationOf(shop, order);
    const least = { id, merchantId, merchantOrderId, amount, status: 'completed' };
    const body = { ...least, currencyId: '', customer: null, fileIds: {}, processingStatus: '', createdAt: null };
    expect(await notify(shop, body)).toEqual(SUCCESS);
    expect((await readOrder(shop, order.id)).state).toBe('paid');
  });
});

describe('a notification is refused and changes nothing', () => {
  it('with a wrong signature', async () => {
    const { shop, order } = await shopWithOrder();
    const body = JSON.stringify(notificationOf(shop, order));
    for (const signature of ['', 'nonsense', signBody(body, 'other-key'), signBody(`${body} `, SIGNING_KEY)]) {
      expect(await notify(shop, body, signature)).toEqual(refused('signature_error'));
    }
    expect(await readOrder(shop, order.id)).toEqual(order);
  });

  it('with a wrong sum or currency', async () => {
    const { shop, order } = await shopWithOrder();
    for (const changes of [{ amount: 243.99 }, { amount: 244.01 }, { amount: 0 }, { currencyId: 'USD' }]) {
      expect(await notify(shop, notificationOf(shop, order, changes))).toEqual(refused('order_wrong_amount'));
    }
    expect(await readOrder(shop, order.id)).toEqual(order);
  });

  it('of an unknown order or a foreign shop', async () => {
    const { shop, order } = await shopWithOrder();
    for (const changes of [{ merchantOrderId: 'CF-UNKNOWN' }, { merchantId: 'another' }]) {
      expect(await notify(shop, notificationOf(shop, order, changes))).toEqual(refused('order_not_found'));
    }
    expect(await readOrder(shop, order.id)).toEqual(order);
  });

  it('that is no order at all', async () => {
    const { shop, order } = await shopWithOrder();
    for (const body of ['', 'null', '[]', '{', '{"id":1}']) {
      expect(await notify(shop, body)).toEqual(refused('out_of_service'));
    }
    expect(await readOrder(shop, order.id)).toEqual(order);
  });

  it('of payment after the order ended: Invoicebox itself is asked first', async () => {
    const { shop, order } = await shopWithOrder();
    await notify(shop, notificationOf(shop, order, { status: 'expired' }));
    expect(await notify(shop, notificationOf(shop, order))).toEqual(refused('shipping_unavailable'));
    expect(shop.shop.served).toEqual([]);
    expect(await readOrder(shop, order.id)).toMatchObject({ state: 'expired', refunds: [] });
  });
});

describe('a probe', () => {
  it('is answered when signature and shop are right', async () => {
    const { shop, order } = await shopWithOrder();
    const probe = notificationOf(shop, order, { id: PROBE_ORDER_ID, merchantOrderId: '' });
    expect(await notify(shop, probe)).toEqual(SUCCESS);
    expect(await notify(shop, probe, 'wrong')).toEqual(refused('signature_error'));
    expect(await notify(shop, { ...probe, merchantId: 'another' })).toEqual(refused('order_not_found'));
  });
});

describe('any news in any order', () => {
  it('never serves without payment and never twice', async () => {
    const news = fc.array(fc.record({ status: fc.constantFrom(...ORDER_STATUSES), own: fc.boolean() }), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(news, async (sequence) => {
        const { shop, order } = await shopWithOrder();
        for (const { status, own } of sequence) {
          await notify(shop, notificationOf(shop, order, { status, ...(own ? {} : { id: 'surplus' }) }));
        }
        const { state } = await readOrder(shop, order.id);
        expect(shop.shop.served).toEqual(state === 'paid' ? [order.id] : []);
        const ended = sequence.findIndex(({ status, own }) => own && (status === 'canceled' || status === 'expired'));
        const paid = sequence.findIndex(({ status }) => status === 'completed');
        expect(state === 'paid').toBe(paid >= 0 && (ended < 0 || paid < ended));
        await shop.server.stop();
      }),
      { numRuns: 30 },
    );
  });
});
