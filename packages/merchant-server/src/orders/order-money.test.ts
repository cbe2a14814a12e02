import { randomUUID } from 'node:crypto';
import { waitFor } from '@invoicebox/test-kit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SelectionUnavailableError, ShippingUnavailableError } from '../mini-app/order-types.js';
import type { OrderView } from '../page-api/index.js';
import {
  notificationOf,
  notify,
  type OpenShop,
  openCoffeeShop,
  placeOrder,
  post,
  quote,
  readOrder,
  tell,
  work,
} from '../test-support/coffee-shop.js';
import { requestRefund } from './request-refund.js';

const SUCCESS = { status: 'success' };

async function openShop(prepare: (shop: OpenShop['shop']) => void = () => undefined) {
  const shop = await openCoffeeShop();
  onTestFinished(() => shop.server.stop());
  prepare(shop.shop);
  return { shop, order: await placeOrder(shop) };
}

const guaranteed = (shop: OpenShop['shop']) => {
  shop.payment = 'guaranteed';
};

/** Works until the order looks as it should. */
function becomes(shop: OpenShop, order: OrderView, expected: object): Promise<void> {
  return waitFor(async () => {
    await work(shop);
    expect(await readOrder(shop, order.id)).toMatchObject(expected);
  });
}

async function cancel(shop: OpenShop, order: OrderView) {
  const response = await post(shop, `/api/orders/${order.id}/cancel`, {});
  return { status: response.status, body: (await response.json()) as { order?: OrderView; error?: { code: string } } };
}

describe('a guaranteed payment', () => {
  it('is given on hold, and just what was given is taken', async () => {
    const { shop, order } = await openShop((coffee) => {
      guaranteed(coffee);
      coffee.answers.push({ given: 'part', quantities: [1000], view: { table: 7 }, reason: 'Одна чашка.' });
    });
    expect(await tell(shop, order, 'hold')).toEqual(SUCCESS);
    await becomes(shop, order, { fulfilmentState: 'partial', given: [1000], captured: 122_00, failure: 'Одна чашка.' });
    expect(shop.invoicebox.shipments).toMatchObject([{ final: true, amount: 122, documentNumber: order.number }]);
    expect(await notify(shop, notificationOf(shop, order, { amount: 122 }))).toEqual(SUCCESS);
    const taken = { captured: 122_00, capturedVatAmount: 22_00, shipped: true };
    expect(await readOrder(shop, order.id)).toMatchObject({ state: 'paid', refunds: [], ...taken });
  });

  it('is captured by no other sum than the whole one and what was given', async () => {
    const { shop, order } = await openShop((coffee) => {
      guaranteed(coffee);
      coffee.answers.push({ given: 'part', quantities: [1000], view: {} });
    });
    await tell(shop, order, 'hold');
    for (const amount of [121.99, 122.01, 0, 243.99]) {
      const answer = await notify(shop, notificationOf(shop, order, { amount }));
      expect(answer).toMatchObject({ code: 'order_wrong_amount' });
    }
    expect((await readOrder(shop, order.id)).state).toBe('hold');
  });

  it('goes back whole when nothing can be given', async () => {
    const { shop, order } = await openShop((coffee) => {
      guaranteed(coffee);
      coffee.failures.push(new ShippingUnavailableError('Кофе кончился.'));
    });
    expect(await tell(shop, order, 'hold')).toMatchObject({ code: 'shipping_unavailable' });
    await becomes(shop, order, { state: 'canceled', fulfilmentState: 'unavailable' });
    expect(shop.invoicebox.canceled).toHaveLength(1);
  });

  it('gives nothing to an order that is prepaid', async () => {
    const { shop, order } = await openShop();
    await tell(shop, order, 'hold');
    await work(shop);
    expect(shop.shop.served).toEqual([]);
    await tell(shop, order, 'completed');
    expect(shop.shop.served).toEqual([order.id]);
  });
});

describe('a prepaid order', () => {
  it('that is given in part is shipped by that part, and the rest refunded to the kopeck', async () => {
    const { shop, order } = await openShop((coffee) => {
      coffee.answers.push({ given: 'part', quantities: [333], view: {} });
    });
    await tell(shop, order, 'completed');
    await becomes(shop, order, { refunds: [{ state: 'pending', reason: 'rest', amount: 203_37, vatAmount: 36_67 }] });
    await waitFor(async () => {
      await work(shop);
      expect(shop.invoicebox.refunds).toMatchObject([{ amount: 203.37, merchantOrderId: `${order.number}-R1` }]);
    });
    expect(shop.invoicebox.shipments).toMatchObject([{ final: true, amount: 40.63 }]);
    shop.invoicebox.completeRefunds();
    await waitFor(async () => {
      await work(shop, 100_000);
      expect((await readOrder(shop, order.id)).refunds[0]?.state).toBe('completed');
    });
  });

  it('that cannot be given is refunded whole, once, although answers are lost', async () => {
    const { shop, order } = await openShop((coffee) => {
      coffee.failures.push(new ShippingUnavailableError('Кофе кончился.'));
    });
    let lost = 2;
    shop.invoicebox.fault = () => (lost-- > 0 ? 'lost' : undefined);
    expect(await tell(shop, order, 'completed')).toMatchObject({ code: 'shipping_unavailable' });
    await becomes(shop, order, { fulfilmentState: 'unavailable', refunds: [{ amount: 244_00, vatAmount: 44_00 }] });
    await waitFor(async () => {
      await work(shop, 20_000);
      expect(
        await shop.database.run("SELECT kind FROM outbox WHERE kind = 'refund_order' AND state <> 'done'"),
      ).toEqual([]);
    });
    expect(shop.invoicebox.refunds).toHaveLength(1);
  });
});

describe('a service in progress', () => {
  it('is shown to the page while it lasts, and ends once', async () => {
    const { shop, order } = await openShop((coffee) => coffee.answers.push({ given: 'later', view: { litres: 0 } }));
    await tell(shop, order, 'completed');
    const { reports } = shop.shop;
    await reports?.progress(order.id, { litres: 3 });
    await reports?.progress(order.id, { litres: 3 });
    const running = await readOrder(shop, order.id);
    expect(running).toMatchObject({ fulfilmentState: 'in_progress', fulfilment: { litres: 3 } });
    await reports?.finish(order.id, { given: 'part', quantities: [1500], view: { litres: 1.5 } });
    await reports?.finish(order.id, { given: 'all', view: {} });
    await reports?.progress(order.id, { litres: 99 });
    const ended = await readOrder(shop, order.id);
    expect(ended).toMatchObject({ fulfilmentState: 'partial', given: [1500], fulfilment: { litres: 1.5 } });
    expect(ended.revision).toBe(running.revision + 2);
  });

  it('cannot give more than was ordered, and not of an unknown order', async () => {
    const { shop, order } = await openShop((coffee) => coffee.answers.push({ given: 'later', view: {} }));
    await tell(shop, order, 'completed');
    const { reports } = shop.shop;
    const tooMuch = reports?.finish(order.id, { given: 'part', quantities: [2001], view: {} });
    await expect(tooMuch).rejects.toThrow('expected 0 to 2000');
    await expect(reports?.progress('unknown', {})).rejects.toThrow('There is no order');
    expect((await readOrder(shop, order.id)).fulfilmentState).toBe('in_progress');
  });
});

describe('canceling', () => {
  it('before payment cancels at Invoicebox, once', async () => {
    const { shop, order } = await openShop();
    expect(await cancel(shop, order)).toMatchObject({
      status: 200,
      body: { order: { state: 'canceled', fulfilmentState: 'stopped', cancellation: 'accepted', cancelable: false } },
    });
    expect((await cancel(shop, order)).status).toBe(200);
    expect(shop.invoicebox.canceled).toHaveLength(1);
  });

  it('that a payment was faster than gives the money back and serves nothing', async () => {
    const { shop, order } = await openShop();
    const [there] = shop.invoicebox.byId.values();
    shop.invoicebox.change(there?.id ?? '', 'completed');
    expect((await cancel(shop, order)).body.order?.state).toBe('paid');
    await becomes(shop, order, { fulfilmentState: 'stopped', refunds: [{ reason: 'canceled', amount: 244_00 }] });
    expect(shop.shop.served).toEqual([]);
  });

  it('after payment is up to the mini-app while the service is not given', async () => {
    const { shop, order } = await openShop((coffee) => {
      coffee.answers.push({ given: 'later', view: {} });
      coffee.stop = async () => 'stopped';
    });
    await tell(shop, order, 'completed');
    expect((await readOrder(shop, order.id)).cancelable).toBe(true);
    expect((await cancel(shop, order)).body.order).toMatchObject({
      fulfilmentState: 'stopped',
      cancellation: 'accepted',
    });
    await becomes(shop, order, { refunds: [{ reason: 'canceled', amount: 244_00 }] });
  });

  it('is too late once the service has begun and cannot be stopped, and once it was given', async () => {
    const { shop, order } = await openShop((coffee) => {
      coffee.answers.push({ given: 'later', view: {} });
      coffee.stop = async () => 'too_late';
    });
    await tell(shop, order, 'completed');
    for (const _ of [1, 2]) {
      expect(await cancel(shop, order)).toMatchObject({ status: 409, body: { error: { code: 'cancel_too_late' } } });
    }
    await shop.shop.reports?.finish(order.id, { given: 'all', view: {} });
    expect((await cancel(shop, order)).status).toBe(409);
    expect((await readOrder(shop, order.id)).refunds).toEqual([]);
  });

  it('of an unknown order is not found', async () => {
    const { shop } = await openShop();
    expect((await post(shop, '/api/orders/unknown/cancel', {})).status).toBe(404);
  });
});

describe('a reservation', () => {
  it.each(['verify', 'reserve'] as const)('that %s refuses makes no order', async (hook) => {
    const shop = await openCoffeeShop();
    onTestFinished(() => shop.server.stop());
    shop.shop[hook] = async () => {
      throw new SelectionUnavailableError('Последнюю чашку забрали.');
    };
    const { id } = await quote(shop);
    const body = { quoteId: id, buyer: {}, mode: 'order', locale: 'ru' };
    const response = await post(shop, '/api/orders', body, { 'Idempotency-Key': randomUUID() });
    expect([response.status, await response.json()]).toEqual([
      409,
      { error: { code: 'selection_unavailable', message: 'Последнюю чашку забрали.' } },
    ]);
    expect(shop.invoicebox.requests).toEqual([]);
    expect(await shop.database.run('SELECT id FROM orders')).toEqual([]);
  });

  it('is not made again by the same order', async () => {
    let reservations = 0;
    const shop = await openCoffeeShop();
    onTestFinished(() => shop.server.stop());
    shop.shop.reserve = () => {
      reservations += 1;
    };
    const { id } = await quote(shop);
    const key = randomUUID();
    for (const _ of [1, 2]) await placeOrder(shop, key, id);
    expect(reservations).toBe(1);
  });

  it('is canceled when the order ends unpaid', async () => {
    const canceled: string[] = [];
    const { shop, order } = await openShop((coffee) => {
      coffee.cancelReservation = async ({ order: { id } }) => void canceled.push(id);
    });
    await tell(shop, order, 'expired');
    await waitFor(async () => {
      await work(shop);
      expect(canceled).toEqual([order.id]);
    });
  });
});

describe('money without a right to it', () => {
  it('that comes after the end goes back', async () => {
    const { shop, order } = await openShop();
    await tell(shop, order, 'expired');
    expect(await tell(shop, order, 'completed')).toMatchObject({ code: 'shipping_unavailable' });
    await becomes(shop, order, { state: 'paid', fulfilmentState: 'stopped', refunds: [{ reason: 'late_payment' }] });
  });

  it('that comes after the end by another order of the number goes back, and both sides say that it came', async () => {
    const { shop, order } = await openShop();
    const [first] = shop.invoicebox.byId.values();
    if (!first) throw new Error('Nothing was ordered.');
    await tell(shop, order, 'canceled');
    await becomes(shop, order, { state: 'canceled' });
    const second = shop.invoicebox.addOrder(first);
    await notify(shop, shop.invoicebox.change(second.id, 'completed'));
    await becomes(shop, order, { state: 'paid', fulfilmentState: 'stopped', refunds: [{ reason: 'late_payment' }] });
    await waitFor(async () => {
      await work(shop);
      expect(shop.invoicebox.refunds).toMatchObject([{ parentId: second.id, amount: 244 }]);
    });
  });

  it('that comes twice goes back to the order that it came by', async () => {
    const { shop, order } = await openShop();
    await tell(shop, order, 'completed');
    const [first] = shop.invoicebox.byId.values();
    if (!first) throw new Error('Nothing was ordered.');
    const second = shop.invoicebox.addOrder(first);
    expect(await notify(shop, shop.invoicebox.change(second.id, 'completed'))).toMatchObject({
      code: 'order_already_paid',
    });
    await becomes(shop, order, { fulfilmentState: 'fulfilled', refunds: [{ reason: 'paid_twice', amount: 244_00 }] });
    await waitFor(async () => {
      await work(shop);
      expect(shop.invoicebox.refunds).toMatchObject([{ parentId: second.id, amount: 244 }]);
    });
  });
});

describe('a refund by an operator', () => {
  const ask = (requestKey: string, amount: number) => ({
    lines: [{ line: 0, amount }],
    reason: 'Кофе остыл',
    operator: 'anna',
    requestKey,
  });

  it('is made once for a key, and never of more than is left', async () => {
    const { shop, order } = await openShop();
    const deps = { database: shop.database, clock: shop.clock };
    await expect(requestRefund(deps, order.id, ask('a', 1))).rejects.toMatchObject({ code: 'not_refundable' });
    await tell(shop, order, 'completed');
    const first = await requestRefund(deps, order.id, ask('a', 100_00));
    expect(await requestRefund(deps, order.id, ask('a', 100_00))).toEqual(first);
    await expect(requestRefund(deps, order.id, ask('a', 1))).rejects.toMatchObject({ code: 'request_key_reused' });
    await expect(requestRefund(deps, order.id, ask('b', 144_01))).rejects.toMatchObject({ code: 'too_much' });
    const rest = await requestRefund(deps, order.id, { ...ask('b', 0), lines: 'all' });
    expect([first.amount + rest.amount, first.vatAmount + rest.vatAmount]).toEqual([244_00, 44_00]);
    await expect(requestRefund(deps, order.id, ask('c', 1))).rejects.toMatchObject({ code: 'not_refundable' });
    await waitFor(async () => {
      await work(shop);
      expect(shop.invoicebox.refunds.map(({ amount }) => amount)).toEqual([100, 144]);
    });
    expect((await readOrder(shop, order.id)).refunds[0]).toMatchObject({ reason: 'operator', note: 'Кофе остыл' });
  });
});
