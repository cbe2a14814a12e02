import { describe, expect, it } from 'vitest';
import { buildBasket } from '../contract/build-basket.js';
import { errorBody } from '../contract/error.js';
import type { CreateOrderRequest } from '../contract/order.js';
import { ManualClock } from '../testing/manual-clock.js';
import { InvoiceboxClient, type InvoiceboxClientOptions } from './client.js';
import { InvoiceboxApiError } from './errors.js';
import type { UnreadableEvent } from './hooks.js';
import { timeoutSignal } from './sleep.js';

const TOKEN = 'b37c4c689295904ed21eee5d9a48d42e';
const NOON = Date.UTC(2026, 10, 21, 12);

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

interface SentCall {
  at: number;
  method: string;
  url: string;
  headers: Headers;
  body: unknown;
}

type Answer = Response | Error | 'silence';

/** A client whose answers are given in turn; `calls` lists what it sent, and time passes as fast as it may. */
function clientAnswering(answers: Answer[], options: Partial<InvoiceboxClientOptions> = {}) {
  const clock = new ManualClock(NOON);
  const calls: SentCall[] = [];
  const client = new InvoiceboxClient({
    token: TOKEN,
    baseUrl: 'https://api.example/v3/',
    userAgent: 'Test/1.0',
    clock,
    random: () => 0.5,
    send: (url, { method, headers, body, signal }) => {
      calls.push({
        at: clock.now() - NOON,
        method,
        url,
        headers: new Headers(headers),
        body: body === null ? undefined : JSON.parse(body),
      });
      const answer = answers.shift() ?? new Error('No answer is left.');
      if (answer === 'silence') {
        return new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        });
      }
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
    ...options,
  });
  return { client, calls, clock };
}

const ok = (data: unknown) => Response.json({ data, extendedData: [] });
const list = (...data: unknown[]) =>
  Response.json({ data, extendedData: [], metaData: { totalCount: data.length, page: 1, pageSize: 100 } });
const refused = (code: 'wrong_total_amount' | 'merchant_order_id_duplicate' | 'wrong_order_status' | 'unauthorized') =>
  Response.json(errorBody(code, 'No.'), { status: code === 'unauthorized' ? 401 : 422 });
const tooMany = (retryAfter: string) =>
  Response.json(errorBody('too_many_requests', 'Slow down.'), { status: 429, headers: { 'Retry-After': retryAfter } });
const broken = (status: number) => new Response('<html>', { status });
const systemError = (code: string) => Object.assign(new Error(code), { code });
const lost = () => systemError('ECONNRESET');

/** Lets the client's time pass until the promise settles. */
async function passing<Value>(clock: ManualClock, promise: Promise<Value>): Promise<Value> {
  let settled = false;
  const done = promise.finally(() => {
    settled = true;
  });
  done.catch(() => undefined);
  while (!settled) await clock.advance(1_000);
  return done;
}

async function errorOf(promise: Promise<unknown>): Promise<InvoiceboxApiError> {
  return promise.then(
    () => Promise.reject(new Error('The call was expected to fail.')),
    (error: unknown) => {
      if (error instanceof InvoiceboxApiError) return error;
      throw error;
    },
  );
}

const methods = (calls: readonly SentCall[]) => calls.map(({ method }) => method);

describe('the client', () => {
  it('creates an order with the headers of the contract', async () => {
    const { client, calls } = clientAnswering([ok(order)]);
    expect((await client.createOrder(request)).id).toBe('o1');
    const [call] = calls;
    expect(call?.url).toBe('https://api.example/v3/billing/api/order/order');
    expect(call?.method).toBe('POST');
    expect(call?.headers.get('Authorization')).toBe(`Bearer ${TOKEN}`);
    expect(call?.headers.get('User-Agent')).toBe('Test/1.0');
    expect(call?.headers.get('Accept')).toBe('application/json');
    expect(call?.body).toEqual(request);
  });

  it('writes filters, escapes ids and reads pages', async () => {
    const { client, calls } = clientAnswering([list(order), ok(order)]);
    const page = await client.listOrders({
      where: { status: ['created', 'hold'], 'customer.vatNumber': '77' },
      page: 2,
    });
    expect(page).toMatchObject({ items: [{ id: 'o1' }], unreadable: [], totalCount: 1 });
    await client.getOrder('a/b');
    expect(calls.map(({ url }) => decodeURIComponent(url.replace('https://api.example/v3', '')))).toEqual([
      '/filter/api/order/order?status[]=created&status[]=hold&customer[vatNumber]=77&page=2',
      '/billing/api/order/order/a/b',
    ]);
  });

  it('reads null as absent', async () => {
    const { client } = clientAnswering([ok({ ...order, paidAt: null, parentId: null, metaData: { kept: null } })]);
    const read = await client.getOrder('o1');
    expect(read.paidAt).toBeUndefined();
    expect(read.metaData).toEqual({ kept: null });
  });

  it('names code, fields and request id of a refusal', async () => {
    const body = errorBody('wrong_total_amount', 'Wrong.', [
      { name: 'amount', code: 'wrong_total_amount', message: 'Wrong.' },
    ]);
    const { client } = clientAnswering([Response.json(body, { status: 422, headers: { 'X-Request-Id': 'r1' } })]);
    const error = await errorOf(client.createOrder(request));
    expect(error).toMatchObject({ code: 'wrong_total_amount', httpStatus: 422, effect: 'none', requestId: 'r1' });
    expect([error.isTransient, error.isFinal]).toEqual([false, true]);
    expect(error.message).toContain('amount');
  });

  it('does not know what a write did whose answer was lost, broken, a redirect or a server error, and sends it once', async () => {
    for (const answer of [lost(), broken(200), broken(302), broken(502)]) {
      const { client, calls } = clientAnswering([answer]);
      expect((await errorOf(client.createOrder(request))).effect).toBe('unknown');
      expect(calls).toHaveLength(1);
    }
  });

  it('knows that a write did nothing which never reached the API', async () => {
    const { client } = clientAnswering([systemError('ECONNREFUSED')]);
    expect(await errorOf(client.createOrder(request))).toMatchObject({ code: 'network_error', effect: 'none' });
  });

  it('never shows the token, even where the API repeats it', async () => {
    const echo = Response.json(errorBody('unauthorized', `No token ${TOKEN}.`), { status: 401 });
    const { client } = clientAnswering([lost(), echo]);
    for (const _ of [1, 2]) expect((await errorOf(client.createOrder(request))).message).not.toContain(TOKEN);
  });

  it('never shows a filter, which may be personal data', async () => {
    const { client, clock } = clientAnswering([lost(), lost(), lost(), lost()]);
    const call = client.listOrders({ where: { 'customer.email': 'anna@example.ru' } });
    expect((await errorOf(passing(clock, call))).message).not.toContain('anna');
  });
});

describe('a read', () => {
  it('is attempted up to four times, with growing waits', async () => {
    const { client, calls, clock } = clientAnswering([lost(), broken(500), broken(503), broken(502)]);
    expect(await errorOf(passing(clock, client.getOrder('o1')))).toMatchObject({ httpStatus: 502, effect: 'none' });
    expect(calls.map(({ at }) => at)).toEqual([0, 250, 750, 1750]);
  });

  it('waits as long as the API asks', async () => {
    const { client, calls, clock } = clientAnswering([tooMany('7'), ok(order)]);
    await passing(clock, client.getOrder('o1'));
    expect(calls.map(({ at }) => at)).toEqual([0, 7000]);
  });

  it('understands a date as well', async () => {
    const { client, calls, clock } = clientAnswering([tooMany(new Date(NOON + 9000).toUTCString()), ok(order)]);
    await passing(clock, client.getOrder('o1'));
    expect(calls.map(({ at }) => at)).toEqual([0, 9000]);
  });

  it('that is refused is not retried', async () => {
    const { client, calls } = clientAnswering([refused('unauthorized')]);
    expect((await errorOf(client.getOrder('o1'))).code).toBe('unauthorized');
    expect(calls).toHaveLength(1);
  });
});

describe('time', () => {
  it('is over for a request without an answer', async () => {
    const { client, clock } = clientAnswering(['silence']);
    expect(await errorOf(passing(clock, client.createOrder(request)))).toMatchObject({
      code: 'timeout',
      effect: 'unknown',
    });
    expect(clock.now() - NOON).toBe(20_000);
  });

  it('is over for a call with all its attempts when its signal says so', async () => {
    const { client, calls, clock } = clientAnswering([lost(), 'silence']);
    const error = await errorOf(passing(clock, client.getOrder('o1', { signal: timeoutSignal(clock, 3000) })));
    expect(error.code).toBe('timeout');
    expect(clock.now() - NOON).toBe(3000);
    expect(calls).toHaveLength(2);
  });

  it('ends when the caller gives up', async () => {
    const { client } = clientAnswering(['silence']);
    const controller = new AbortController();
    const call = errorOf(client.createOrder(request, { signal: controller.signal }));
    controller.abort();
    expect((await call).code).toBe('aborted');
  });

  it('of a call that was given up before it was sent has no effect', async () => {
    const { client, calls } = clientAnswering([ok(order)]);
    const error = await errorOf(client.createOrder(request, { signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ code: 'aborted', effect: 'none' });
    expect(calls).toEqual([]);
  });
});

describe('while the API is down', () => {
  it('nothing is sent, then one call sees', async () => {
    const answers = [...Array.from({ length: 5 }, () => broken(502)), broken(502), ok(order), ok(order)];
    const states: string[] = [];
    const { client, calls, clock } = clientAnswering(answers, { hooks: { onCircuit: (state) => states.push(state) } });
    for (let failure = 1; failure <= 5; failure += 1) await errorOf(client.createOrder(request));
    expect(await errorOf(client.createOrder(request))).toMatchObject({
      code: 'circuit_open',
      effect: 'none',
      retryAfterMs: 10_000,
      isTransient: true,
    });
    expect(calls).toHaveLength(5);
    await clock.advance(10_000);
    await errorOf(client.createOrder(request));
    expect((await errorOf(client.createOrder(request))).code).toBe('circuit_open');
    await clock.advance(10_000);
    await client.createOrder(request);
    await client.createOrder(request);
    expect(states).toEqual(['open', 'half-open', 'open', 'half-open', 'closed']);
  });

  it('only one call at a time sees', async () => {
    const answers: Answer[] = [...Array.from({ length: 5 }, () => broken(502)), 'silence', ok(order)];
    const { client, calls, clock } = clientAnswering(answers);
    for (let failure = 1; failure <= 5; failure += 1) await errorOf(client.createOrder(request));
    await clock.advance(10_000);
    const controller = new AbortController();
    const first = errorOf(client.createOrder(request, { signal: controller.signal }));
    await clock.advance(0);
    expect((await errorOf(client.createOrder(request))).code).toBe('circuit_open');
    expect(calls).toHaveLength(6);
    controller.abort();
    expect((await first).code).toBe('aborted');
    // Who gave up has learnt nothing: the next may see.
    expect((await client.createOrder(request)).id).toBe('o1');
  });

  it('refusals are a sign of life', async () => {
    const { client } = clientAnswering(Array.from({ length: 7 }, () => refused('wrong_total_amount')));
    for (let call = 1; call <= 7; call += 1) {
      expect((await errorOf(client.createOrder(request))).code).toBe('wrong_total_amount');
    }
  });
});

describe('hooks', () => {
  it('are called for every attempt, and cannot break a call', async () => {
    const told: string[] = [];
    const { client, clock } = clientAnswering([broken(502), ok(order)], {
      hooks: {
        onRequest: ({ call, attempt, path }) => told.push(`${call} ${attempt} ${path}`),
        onResponse: ({ httpStatus }) => told.push(`answer ${httpStatus}`),
        onFailure: ({ error }) => told.push(`failure ${error.code}`),
        onRetry: ({ delayMs }) => {
          told.push(`again in ${delayMs}`);
          throw new Error('A log that fails.');
        },
      },
    });
    await passing(clock, client.getOrder('o1'));
    expect(told).toEqual([
      'getOrder 1 /billing/api/order/order/o1',
      'answer 502',
      'failure invalid_response',
      'again in 250',
      'getOrder 2 /billing/api/order/order/o1',
      'answer 200',
    ]);
  });
});

describe('making an order exactly once', () => {
  it('sends the first attempt without a look-up', async () => {
    const { client, calls } = clientAnswering([ok(order)]);
    expect(await client.ensureOrder(request, true)).toMatchObject({ made: { id: 'o1' }, uncertain: false });
    expect(methods(calls)).toEqual(['POST']);
  });

  it('finds the order that a lost answer made and sends nothing', async () => {
    const { client, calls } = clientAnswering([list(order)]);
    expect((await client.ensureOrder(request, false)).made.id).toBe('o1');
    expect(calls.map(({ method, url }) => [method, url])).toEqual([
      ['GET', 'https://api.example/v3/filter/api/order/order?merchantOrderId=order+1&page=1&pageSize=100'],
    ]);
  });

  it('leaves out of a look-up what is not ours', async () => {
    const others = [
      { ...order, id: 'o2', merchantId: 'another' },
      { ...order, id: 'o3', merchantOrderId: 'order 10' },
    ];
    const { client, calls } = clientAnswering([list(...others), ok(order)]);
    expect((await client.ensureOrder(request, false)).made.id).toBe('o1');
    expect(methods(calls)).toEqual(['GET', 'POST']);
  });

  it('sends nothing while what is found cannot be read', async () => {
    const told: unknown[] = [];
    const hooks = { onUnreadable: ({ call, items }: UnreadableEvent) => told.push([call, items.length]) };
    const answers = Array.from({ length: 3 }, () => list({ ...order, status: 7 }));
    const { client, calls, clock } = clientAnswering(answers, { hooks });
    const error = await passing(clock, client.ensureOrder(request, false)).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ code: 'invalid_response', effect: 'unknown', isFinal: false });
    expect(methods(calls)).toEqual(['GET', 'GET', 'GET']);
    expect(told[0]).toEqual(['listOrders', 1]);
  });

  it('takes an order of an unknown status as the one, and cancels nothing for it', async () => {
    const { client, calls } = clientAnswering([list({ ...order, status: 'promised' })]);
    const { survivor, canceled } = await client.settleDuplicates(request, { keepNone: true });
    expect([survivor?.id, survivor?.statusText, canceled]).toEqual(['o1', 'promised', []]);
    expect(methods(calls)).toEqual(['GET']);
  });

  it('reads all pages where the answer does not say how many there are', async () => {
    const page = (...ids: string[]) => Response.json({ data: ids.map((id) => ({ ...order, id })) });
    const { client, calls } = clientAnswering([page('o1', 'o2'), page('o3'), page()]);
    const { items } = await client.findOrders(request);
    expect(items.map(({ id }) => id)).toEqual(['o1', 'o2', 'o3']);
    expect(methods(calls)).toEqual(['GET', 'GET', 'GET']);
    const deaf = clientAnswering([page('o1'), page('o1')]);
    expect((await deaf.client.findOrders(request)).items).toHaveLength(1);
  });

  it('sends when nothing, or nothing alive, is found', async () => {
    const { client, calls } = clientAnswering([list({ ...order, status: 'canceled' }), ok(order)]);
    await client.ensureOrder(request, false);
    expect(methods(calls)).toEqual(['GET', 'POST']);
  });

  it.each<[string, () => Answer]>([
    ['is lost', lost],
    ['does not come in time', () => 'silence'],
    ['is a 500', () => broken(500)],
    ['is a 502', () => broken(502)],
    ['is a 429', () => tooMany('1')],
    ['is no JSON', () => broken(200)],
  ])('looks the order up when the answer %s', async (_what, answer) => {
    const { client, calls, clock } = clientAnswering([answer(), list(order)]);
    expect((await passing(clock, client.ensureOrder(request, true))).made.id).toBe('o1');
    expect(methods(calls)).toEqual(['POST', 'GET']);
  });

  it('sends again when the look-up finds nothing, and is then uncertain', async () => {
    const { client, calls, clock } = clientAnswering([lost(), list(), ok(order)]);
    expect(await passing(clock, client.ensureOrder(request, true))).toMatchObject({ uncertain: true });
    expect(methods(calls)).toEqual(['POST', 'GET', 'POST']);
  });

  it('takes the order whose number it is told is taken', async () => {
    const { client, calls } = clientAnswering([refused('merchant_order_id_duplicate'), list(order)]);
    expect((await client.ensureOrder(request, true)).made.id).toBe('o1');
    expect(methods(calls)).toEqual(['POST', 'GET']);
  });

  it('ends with the refusal of a body that is wrong', async () => {
    const { client, calls } = clientAnswering([refused('wrong_total_amount'), list()]);
    expect(await errorOf(client.ensureOrder(request, true))).toMatchObject({ isFinal: true, effect: 'none' });
    // Had the way doubled the request, the refusal could be the second one's.
    expect(methods(calls)).toEqual(['POST', 'GET']);
  });

  it('says that an earlier attempt may have taken effect, whatever the last one did', async () => {
    const answers = [lost(), list(), refused('wrong_total_amount'), list()];
    const { client, clock } = clientAnswering(answers);
    expect(await errorOf(passing(clock, client.ensureOrder(request, true)))).toMatchObject({
      code: 'wrong_total_amount',
      effect: 'unknown',
    });
  });

  it('gives up after three attempts, or when its signal is aborted', async () => {
    const attempts = clientAnswering([lost(), list(), lost(), list(), lost()]);
    expect((await errorOf(passing(attempts.clock, attempts.client.ensureOrder(request, true)))).effect).toBe('unknown');
    expect(methods(attempts.calls)).toEqual(['POST', 'GET', 'POST', 'GET', 'POST']);
    const timed = clientAnswering(['silence']);
    await errorOf(
      passing(timed.clock, timed.client.ensureOrder(request, true, { signal: timeoutSignal(timed.clock, 2000) })),
    );
    expect(timed.clock.now() - NOON).toBe(2000);
  });
});

describe('surplus orders of one number', () => {
  const numbered = (id: string, status: string, minute: number) => ({
    ...order,
    id,
    status,
    createdAt: `2026-11-21T00:0${minute}:00+00:00`,
  });
  const number = { merchantOrderId: request.merchantOrderId, merchantId: request.merchantId };
  const canceledIds = (calls: readonly SentCall[]) =>
    calls.filter(({ method }) => method === 'DELETE').map(({ url }) => url.split('/').at(-1));

  it('are canceled, the earliest stays', async () => {
    const late = numbered('a', 'created', 2);
    const early = numbered('b', 'created', 1);
    const gone = { ...late, status: 'canceled' };
    const { client, calls } = clientAnswering([list(late, early), ok(late), ok(gone), list(gone, early)]);
    expect(await client.settleDuplicates(number)).toMatchObject({ survivor: { id: 'b' }, canceled: [{ id: 'a' }] });
    expect(canceledIds(calls)).toEqual(['a']);
  });

  it('leave the one that the buyer was given', async () => {
    const early = numbered('a', 'created', 1);
    const given = numbered('b', 'created', 2);
    const gone = { ...early, status: 'canceled' };
    const { client, calls } = clientAnswering([list(early, given), ok(early), ok(gone), list(gone, given)]);
    expect((await client.settleDuplicates(number, { keepId: 'b' })).survivor?.id).toBe('b');
    expect(canceledIds(calls)).toEqual(['a']);
  });

  it('leave a paid one, whoever was first', async () => {
    const unpaid = numbered('a', 'created', 1);
    const paid = numbered('b', 'completed', 2);
    const gone = { ...unpaid, status: 'canceled' };
    const { client, calls } = clientAnswering([list(unpaid, paid), ok(unpaid), ok(gone), list(gone, paid)]);
    expect((await client.settleDuplicates(number, { keepId: 'a' })).survivor?.id).toBe('b');
    expect(canceledIds(calls)).toEqual(['a']);
  });

  it('are never canceled with money in them', async () => {
    const { client, calls } = clientAnswering([list(numbered('a', 'completed', 1), numbered('b', 'hold', 2))]);
    expect(await client.settleDuplicates(number, { keepNone: true })).toMatchObject({
      survivor: { id: 'a' },
      paidTwice: [{ id: 'b' }],
    });
    expect(methods(calls)).toEqual(['GET']);
  });

  it('that are paid while they are being canceled win', async () => {
    const first = numbered('a', 'created', 1);
    const second = numbered('b', 'created', 2);
    const paid = { ...second, status: 'completed' };
    const gone = { ...first, status: 'canceled' };
    const { client, calls } = clientAnswering([
      list(first, second),
      ...[ok(second), refused('wrong_order_status'), ok(paid)],
      list(first, paid),
      ...[ok(first), ok(gone)],
      list(gone, paid),
    ]);
    expect((await client.settleDuplicates(number)).survivor?.id).toBe('b');
    expect(canceledIds(calls)).toEqual(['b', 'a']);
  });

  it('all go when the merchant has given the order up', async () => {
    const first = numbered('a', 'created', 1);
    const gone = { ...first, status: 'canceled' };
    const { client } = clientAnswering([list(first), ok(first), ok(gone), list(gone)]);
    expect(await client.settleDuplicates(number, { keepNone: true })).toMatchObject({
      survivor: undefined,
      canceled: [{ id: 'a' }],
    });
  });

  it('are settled by a look-up before anything is sent', async () => {
    const first = numbered('a', 'created', 1);
    const second = numbered('b', 'created', 2);
    const gone = { ...second, status: 'canceled' };
    const { client, calls } = clientAnswering([list(first, second), ok(second), ok(gone), list(first, gone)]);
    expect((await client.ensureOrder(request, false)).made.id).toBe('a');
    expect(methods(calls)).toEqual(['GET', 'GET', 'DELETE', 'GET']);
  });
});
