import type { ErrorBody, OrderResponse } from '@invoicebox/invoicebox-api/contract';
import { describe, expect, it } from 'vitest';
import { callApi, coffeeOrder, createOrder, openSimulator } from '../test-support/open-simulator.js';

const ORDERS = '/v3/billing/api/order/order';

async function errorOf(response: Response): Promise<{ status: number } & ErrorBody> {
  return { status: response.status, ...((await response.json()) as ErrorBody) };
}

describe('creating an order', () => {
  it.each(['/v3', '/l3'])('under %s answers with its fields and those of the simulator', async (prefix) => {
    const simulator = openSimulator();
    const request = coffeeOrder({ shopId: 7, expirationDate: '2026-11-21T16:00:00.000+03:00', surprise: true });
    const response = await callApi(simulator, 'POST', `${prefix}/billing/api/order/order`, request);
    expect(response.status).toBe(200);
    const { data, extendedData } = (await response.json()) as { data: OrderResponse; extendedData: unknown };
    expect(extendedData).toEqual([]);
    const { surprise: _, expirationDate: __, ...echoed } = request;
    expect(data).toMatchObject({
      ...echoed,
      status: 'created',
      subtype: 'order',
      createdAt: '2026-11-21T12:00:00+00:00',
      expirationDate: '2026-11-21T13:00:00+00:00',
      paymentUrl: `http://localhost:4700/pay/${data.orderContainerId}`,
    });
    expect(data).not.toHaveProperty('surprise');
  });

  it.each<[string, Record<string, unknown>]>([
    ['wrong_expiration_date', { expirationDate: '2026-11-21T11:59:59Z' }],
    ['wrong_currency', { currencyId: 'XXX' }],
    ['language_not_found', { languageId: 'de' }],
    ['wrong_total_amount', { amount: 243.99 }],
    ['wrong_total_vat_amount', { vatAmount: 43.99 }],
  ])('is refused with %s', async (code, changes) => {
    const simulator = openSimulator();
    const error = await errorOf(await callApi(simulator, 'POST', ORDERS, coffeeOrder(changes)));
    expect(error).toMatchObject({ status: 422, code, error: { code } });
    expect(simulator.simulator.book.all).toEqual([]);
  });

  it('is refused with a number that the shop already has', async () => {
    const simulator = openSimulator();
    const { merchantOrderId } = await createOrder(simulator);
    const error = await errorOf(await callApi(simulator, 'POST', ORDERS, coffeeOrder({ merchantOrderId })));
    expect(error).toMatchObject({ status: 422, code: 'merchant_order_id_duplicate' });
  });

  it('is refused with the path of each field that breaks the contract', async () => {
    const error = await errorOf(
      await callApi(openSimulator(), 'POST', ORDERS, coffeeOrder({ description: '', customer: 'nobody' })),
    );
    expect(error.status).toBe(422);
    expect(error.error.fields.map(({ name }) => name)).toEqual(['description', 'customer']);
  });

  it('adds to an open container and to no other', async () => {
    const simulator = openSimulator();
    const main = await createOrder(simulator);
    const extra = await createOrder(simulator, { orderContainerId: main.orderContainerId });
    expect(extra).toMatchObject({ orderContainerId: main.orderContainerId, paymentUrl: main.paymentUrl });
    const unknown = await callApi(simulator, 'POST', ORDERS, coffeeOrder({ orderContainerId: 'unknown' }));
    expect(await errorOf(unknown)).toMatchObject({ status: 404, code: 'not_found' });
    await simulator.simulator.payments.pay(main.orderContainerId);
    const late = await callApi(simulator, 'POST', ORDERS, coffeeOrder({ orderContainerId: main.orderContainerId }));
    expect(await errorOf(late)).toMatchObject({ status: 422, code: 'wrong_order_status' });
  });
});

describe('who may call', () => {
  it('is decided by the token', async () => {
    const simulator = openSimulator();
    for (const Authorization of ['', 'Bearer', 'Bearer wrong', 'Basic abc']) {
      const response = await callApi(simulator, 'POST', ORDERS, coffeeOrder(), { Authorization });
      expect(await errorOf(response)).toMatchObject({ status: 401, code: 'unauthorized' });
    }
  });

  it('is told by the auth call', async () => {
    const simulator = openSimulator();
    const path = '/v3/security/api/auth/auth';
    const good = (await (await callApi(simulator, 'GET', path)).json()) as { data: { userId: unknown } };
    expect(good.data.userId).not.toBeNull();
    const none = (await (
      await callApi(simulator, 'GET', path, undefined, { Authorization: '' })
    ).json()) as typeof good;
    expect(none.data.userId).toBeNull();
    expect((await callApi(simulator, 'GET', path, undefined, { Authorization: 'Bearer wrong' })).status).toBe(401);
  });

  it('sells for no other merchant', async () => {
    const response = await callApi(openSimulator(), 'POST', ORDERS, coffeeOrder({ merchantId: 'another' }));
    expect(await errorOf(response)).toMatchObject({ status: 403, code: 'forbidden' });
  });
});

describe('an order', () => {
  it('is read, found by its number, and canceled once', async () => {
    const simulator = openSimulator();
    const order = await createOrder(simulator);
    await createOrder(simulator);
    expect(await (await callApi(simulator, 'GET', `${ORDERS}/${order.id}`)).json()).toMatchObject({ data: order });
    const list = await callApi(simulator, 'GET', `/v3/filter/api/order/order?merchantOrderId=${order.merchantOrderId}`);
    expect(await list.json()).toMatchObject({ data: [order], metaData: { totalCount: 1, page: 1, pageSize: 30 } });
    const canceled = await callApi(simulator, 'DELETE', `${ORDERS}/${order.id}`);
    expect(await canceled.json()).toMatchObject({ data: { id: order.id, status: 'canceled' } });
    const again = await callApi(simulator, 'DELETE', `${ORDERS}/${order.id}`);
    expect(await errorOf(again)).toMatchObject({ status: 422, code: 'wrong_order_status' });
  });

  it('that does not exist is not found', async () => {
    const simulator = openSimulator();
    for (const method of ['GET', 'DELETE']) {
      expect(await errorOf(await callApi(simulator, method, `${ORDERS}/unknown`))).toMatchObject({
        status: 404,
        code: 'not_found',
      });
    }
  });

  it('expires at its time', async () => {
    const simulator = openSimulator();
    const order = await createOrder(simulator);
    await simulator.clock.advance(3_599_000);
    expect(simulator.simulator.book.find(order.id)?.response.status).toBe('created');
    await simulator.clock.advance(1_000);
    expect(simulator.simulator.book.find(order.id)?.response.status).toBe('expired');
  });
});

describe('a list', () => {
  it('has pages and refuses a filter that it does not know', async () => {
    const simulator = openSimulator();
    for (let count = 0; count < 3; count += 1) await createOrder(simulator);
    const page = await callApi(simulator, 'GET', '/v3/filter/api/order/order?_page=2&_pageSize=2');
    expect(await page.json()).toMatchObject({
      data: [expect.anything()],
      metaData: { totalCount: 3, page: 2, pageSize: 2 },
    });
    const unknown = await callApi(simulator, 'GET', '/v3/filter/api/order/order?colour=red');
    expect(await errorOf(unknown)).toMatchObject({ status: 422, error: { fields: [{ name: 'colour' }] } });
  });
});

describe('bad input', () => {
  it.each<[number, string, string, string | undefined, Record<string, string>]>([
    [400, 'POST', ORDERS, '{', {}],
    [422, 'POST', ORDERS, '[]', {}],
    [422, 'POST', ORDERS, '"text"', {}],
    [415, 'POST', ORDERS, '{}', { 'Content-Type': 'text/xml' }],
    [413, 'POST', ORDERS, `"${'x'.repeat(1_100_000)}"`, {}],
    [404, 'GET', '/v3/nothing/here', undefined, {}],
    [404, 'GET', '/v4/billing', undefined, {}],
  ])('gets %i for %s %s', async (status, method, path, body, headers) => {
    const response = await callApi(openSimulator(), method, path, body, headers);
    const error = await errorOf(response);
    expect(error.status).toBe(status);
    expect(error.error).toMatchObject({ code: error.code, message: error.message });
    expect(response.headers.get('X-Request-Id')).toMatch(/^[\w-]{36}$/);
  });
});
