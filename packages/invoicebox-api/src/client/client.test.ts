import { describe, expect, it } from 'vitest';
import { buildBasket } from '../contract/build-basket.js';
import { errorBody } from '../contract/error.js';
import type { CreateOrderRequest } from '../contract/order.js';
import { InvoiceboxClient } from './client.js';
import type { InvoiceboxApiError } from './errors.js';

const TOKEN = 'b37c4c689295904ed21eee5d9a48d42e';

const request: CreateOrderRequest = {
  description: 'Кофе',
  merchantId: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  merchantOrderId: 'order 1',
  amount: 122,
  vatAmount: 22,
  currencyId: 'RUB',
  expirationDate: '2026-11-22T00:00:00+00:00',
  basketItems: buildBasket([
    { sku: 'c', name: 'Кофе', unit: 'piece', quantity: 1000, price: 122_00, vatCode: 'RUS_VAT22', type: 'commodity' },
  ]).basketItems,
  customer: { type: 'private' },
};

const order = {
  ...request,
  id: 'o1',
  orderContainerId: 'c1',
  status: 'created',
  subtype: 'order',
  createdAt: '2026-11-21T00:00:00+00:00',
  paymentUrl: 'https://pay.example/c1',
};

/** A client whose answers are given in turn; `calls` lists what it sent. */
function clientAnswering(...answers: Array<Response | Error>) {
  const calls: Array<{ method: string; url: string; headers: Headers; body: unknown }> = [];
  const client = new InvoiceboxClient({
    token: TOKEN,
    baseUrl: 'https://api.example/v3/',
    userAgent: 'Test/1.0',
    fetch: async (url, init = {}) => {
      const body = init.body ? JSON.parse(String(init.body)) : undefined;
      calls.push({ method: String(init.method), url: String(url), headers: new Headers(init.headers), body });
      const answer = answers.shift() ?? new Error('No answer is left.');
      if (answer instanceof Error) throw answer;
      return answer;
    },
  });
  return { client, calls };
}

const ok = (data: unknown) => Response.json({ data, extendedData: [] });
const list = (...data: unknown[]) =>
  Response.json({ data, extendedData: [], metaData: { totalCount: data.length, page: 1, pageSize: 30 } });

async function errorOf(promise: Promise<unknown>): Promise<InvoiceboxApiError> {
  return promise.then(
    () => Promise.reject(new Error('The call was expected to fail.')),
    (error: InvoiceboxApiError) => error,
  );
}

describe('the client', () => {
  it('creates an order with the headers of the contract', async () => {
    const { client, calls } = clientAnswering(ok(order));
    expect((await client.createOrder(request)).id).toBe('o1');
    const [call] = calls;
    expect(call?.url).toBe('https://api.example/v3/billing/api/order/order');
    expect(call?.method).toBe('POST');
    expect(call?.headers.get('Authorization')).toBe(`Bearer ${TOKEN}`);
    expect(call?.headers.get('User-Agent')).toBe('Test/1.0');
    expect(call?.headers.get('Accept')).toBe('application/json');
    expect(call?.body).toEqual(request);
  });

  it('names code, fields and request id of a refusal', async () => {
    const body = errorBody('wrong_total_amount', 'Wrong.', [
      { name: 'amount', code: 'wrong_total_amount', message: 'Wrong.' },
    ]);
    const { client } = clientAnswering(Response.json(body, { status: 422, headers: { 'X-Request-Id': 'r1' } }));
    const error = await errorOf(client.createOrder(request));
    expect(error).toMatchObject({ code: 'wrong_total_amount', httpStatus: 422, effect: 'none', requestId: 'r1' });
    expect(error.isTransient).toBe(false);
    expect(error.message).toContain('amount');
  });

  it('says how long a limited call should wait', async () => {
    const { client } = clientAnswering(
      Response.json(errorBody('too_many_requests', 'Slow down.'), { status: 429, headers: { 'Retry-After': '7' } }),
    );
    expect(await errorOf(client.getOrder('o1'))).toMatchObject({
      retryAfterMs: 7000,
      effect: 'none',
      isTransient: true,
    });
  });

  it('does not know what a write did whose answer was lost, broken or a server error', async () => {
    const broken = [
      new TypeError('fetch failed'),
      new Response('<html>', { status: 200 }),
      new Response('', { status: 502 }),
    ];
    const { client } = clientAnswering(...broken);
    for (const _ of broken) expect((await errorOf(client.createOrder(request))).effect).toBe('unknown');
  });

  it('never shows the token', async () => {
    const { client } = clientAnswering(
      new TypeError('fetch failed'),
      Response.json(errorBody('unauthorized', 'No.'), { status: 401 }),
    );
    for (const _ of [1, 2]) expect((await errorOf(client.createOrder(request))).message).not.toContain(TOKEN);
  });
});

describe('making an order exactly once', () => {
  it('sends at the first try without a look-up', async () => {
    const { client, calls } = clientAnswering(ok(order));
    await client.ensureOrder(request, true);
    expect(calls.map(({ method }) => method)).toEqual(['POST']);
  });

  it('finds the order that a lost answer made and sends nothing', async () => {
    const { client, calls } = clientAnswering(list(order));
    expect((await client.ensureOrder(request, false)).id).toBe('o1');
    expect(calls.map(({ method, url }) => [method, url])).toEqual([
      ['GET', 'https://api.example/v3/filter/api/order/order?merchantOrderId=order%201'],
    ]);
  });

  it('sends when nothing, or nothing alive, is found', async () => {
    const { client, calls } = clientAnswering(list({ ...order, status: 'canceled' }), ok(order));
    await client.ensureOrder(request, false);
    expect(calls.map(({ method }) => method)).toEqual(['GET', 'POST']);
  });
});
