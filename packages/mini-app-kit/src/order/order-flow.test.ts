import type { OrderView } from '@invoicebox/merchant-server/page-api';
import { signal } from '@preact/signals';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from '../testing/fake-event-source.js';
import { createOrderFlow } from './order-flow.js';
import { orderOutcome } from './order-outcome.js';

const quote = { id: 'q1', expiresAt: 1, summary: {}, lines: [], amount: 100, vatAmount: 18, payment: 'prepaid' };
const order: OrderView = {
  id: 'o1',
  number: 'CF-1',
  mode: 'order',
  state: 'awaiting_payment',
  revision: 2,
  summary: {},
  lines: [],
  amount: 100,
  vatAmount: 18,
  payment: 'prepaid',
  paymentUrl: 'https://pay.example/1',
  fulfilmentState: 'none',
  refunds: [],
  cancelable: true,
  createdAt: 1,
  expiresAt: 2,
};

/** The page's own server: answers are given by path, calls are remembered. */
const server = {
  answers: new Map<string, Array<() => Response | Promise<Response>>>(),
  calls: [] as Array<{ path: string; body: unknown; key: string | null }>,
};

/** The entry of the browser's history that the page stands on. */
const entry = {
  state: null as unknown,
  replaceState(state: unknown) {
    entry.state = state;
  },
};

/** The keys that orders were sent with. */
const keys = () => server.calls.filter(({ path }) => path === '/api/orders').map(({ key }) => key);

beforeEach(() => {
  vi.useFakeTimers();
  server.answers = new Map([
    ['/api/quotes', [() => Response.json({ quote })]],
    ['/api/orders', [() => Response.json({ order })]],
    ['/api/orders/o1', [() => Response.json({ order })]],
  ]);
  server.calls = [];
  entry.state = null;
  FakeEventSource.reset();
  vi.stubGlobal('history', entry);
  vi.stubGlobal('EventSource', FakeEventSource);
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    server.calls.push({
      path,
      body: init.body ? JSON.parse(String(init.body)) : undefined,
      key: new Headers(init.headers).get('Idempotency-Key'),
    });
    const answers = server.answers.get(path) ?? [];
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return answer ? answer() : Promise.reject(new TypeError('unreachable'));
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The outcome that a payment screen shows. */
const outcomeOf = ({ order: { value }, late }: ReturnType<typeof openFlow>['flow']) =>
  orderOutcome(value, { late: late.value });

/** A flow inside a host of the given kind, or with none. */
function openFlow(mode: 'order' | 'suborder' | null) {
  const miniApp = { checkout: vi.fn(), done: vi.fn() };
  const navigate = vi.fn();
  const session = {
    miniApp,
    state: signal(mode === null ? 'failed' : 'connected'),
    mode: signal(mode),
    orderContainerId: signal(mode === 'suborder' ? 'c1' : null),
  };
  const flow = createOrderFlow({ session: session as never, navigate });
  return { flow, miniApp, navigate };
}

describe('placing an order', () => {
  it('in the mode order hands its payment to the host by checkout', async () => {
    const { flow, miniApp } = openFlow('order');
    expect(await flow.requestQuote({}, 'ru')).toBe(true);
    await flow.placeOrder({ email: 'a@b.ru' }, 'ru');
    expect(miniApp.checkout.mock.calls).toEqual([[order.paymentUrl]]);
    expect(miniApp.done).not.toHaveBeenCalled();
    expect(server.calls.at(-1)?.body).toEqual({
      quoteId: 'q1',
      buyer: { email: 'a@b.ru' },
      mode: 'order',
      locale: 'ru',
    });
  });

  it('in the mode suborder adds it to the container and says done without a URL', async () => {
    server.answers.set('/api/orders', [() => Response.json({ order: { ...order, mode: 'suborder' } })]);
    const { flow, miniApp } = openFlow('suborder');
    await flow.requestQuote({}, 'ru');
    await flow.placeOrder({}, 'ru');
    expect(miniApp.done.mock.calls).toEqual([[null]]);
    expect(server.calls.at(-1)?.body).toMatchObject({ mode: 'suborder', orderContainerId: 'c1' });
  });

  it('of what is gone takes the quote away, and keeps the reason for the buyer', async () => {
    const error = { code: 'selection_unavailable', message: 'Последнее забрали.' };
    server.answers.set('/api/orders', [() => Response.json({ error }, { status: 409 })]);
    const { flow } = openFlow('order');
    await flow.requestQuote({}, 'ru');
    expect(await flow.placeOrder({}, 'ru')).toBeNull();
    expect([flow.quote.value, flow.error.value?.message]).toEqual([null, error.message]);
  });

  it('without a host goes to the payment page itself', async () => {
    const { flow, navigate } = openFlow(null);
    await flow.requestQuote({}, 'ru');
    await flow.placeOrder({}, 'ru');
    expect(navigate.mock.calls).toEqual([[order.paymentUrl]]);
  });

  it('hands the payment over once, when its address comes late', async () => {
    const { paymentUrl: _, ...unsent } = order;
    server.answers.set('/api/orders', [() => Response.json({ order: { ...unsent, state: 'created', revision: 1 } })]);
    const { flow, miniApp } = openFlow('order');
    await flow.requestQuote({}, 'ru');
    await flow.placeOrder({}, 'ru');
    expect(miniApp.checkout).not.toHaveBeenCalled();
    FakeEventSource.newest?.tell('order', order);
    FakeEventSource.newest?.tell('order', { ...order, revision: 3, state: 'paid' });
    expect(miniApp.checkout).toHaveBeenCalledTimes(1);
    expect(outcomeOf(flow)).toBe('paid');
  });

  it('sends the same key after a lost answer, for a new quote, and after a reload; another where the buyer begins anew', async () => {
    server.answers.set('/api/orders', [() => Promise.reject(new TypeError('lost')), () => Response.json({ order })]);
    const { flow } = openFlow('order');
    await flow.requestQuote({}, 'ru');
    expect(await flow.placeOrder({}, 'ru')).toBeNull();
    expect(flow.error.value?.code).toBe('offline');
    await flow.placeOrder({}, 'ru');
    await flow.requestQuote({}, 'ru');
    await flow.placeOrder({}, 'ru');
    const reloaded = openFlow('order').flow;
    await reloaded.requestQuote({}, 'ru');
    await reloaded.placeOrder({}, 'ru');
    entry.state = null;
    await reloaded.requestQuote({}, 'ru');
    await reloaded.placeOrder({}, 'ru');
    const [first, ...others] = keys();
    expect(others.map((key) => key === first)).toEqual([true, true, true, false]);
  });

  it('begins a new attempt by itself where the key belongs to another offer', async () => {
    const refusal = { error: { code: 'idempotency_key_reused', message: 'Another order.' } };
    server.answers.set('/api/orders', [() => Response.json(refusal, { status: 409 }), () => Response.json({ order })]);
    const { flow } = openFlow('order');
    await flow.requestQuote({}, 'ru');
    expect(await flow.placeOrder({}, 'ru')).toMatchObject({ id: order.id });
    const [first, second] = keys();
    expect(first).not.toBe(second);
  });

  it('once more while it is under way does nothing', async () => {
    const { flow } = openFlow('order');
    await flow.requestQuote({}, 'ru');
    await Promise.all([flow.placeOrder({}, 'ru'), flow.placeOrder({}, 'ru')]);
    expect(server.calls.filter(({ path }) => path === '/api/orders')).toHaveLength(1);
  });
});

describe('a quote', () => {
  it('that comes late does not replace a newer one', async () => {
    let answerSlowly: (response: Response) => void = () => undefined;
    const slow = new Promise<Response>((resolve) => {
      answerSlowly = resolve;
    });
    server.answers.set('/api/quotes', [() => slow, () => Response.json({ quote: { ...quote, id: 'newer' } })]);
    const { flow } = openFlow('order');
    const older = flow.requestQuote({ cups: 1 }, 'ru');
    await flow.requestQuote({ cups: 2 }, 'ru');
    answerSlowly(Response.json({ quote }));
    expect(await older).toBe(false);
    expect(flow.quote.value?.id).toBe('newer');
  });

  it("that is refused tells the server's reason", async () => {
    const error = { code: 'selection_unavailable', message: 'Закрыто.' };
    server.answers.set('/api/quotes', [() => Response.json({ error }, { status: 409 })]);
    const { flow } = openFlow('order');
    expect(await flow.requestQuote({}, 'ru')).toBe(false);
    expect(flow.error.value).toMatchObject(error);
    expect(flow.quote.value).toBeNull();
  });
});

describe('following an order', () => {
  it('never goes back to an older state and is late after a minute', async () => {
    const { flow } = openFlow(null);
    const stop = flow.follow('o1');
    FakeEventSource.newest?.tell('order', { ...order, revision: 5 });
    FakeEventSource.newest?.tell('order', { ...order, revision: 4, state: 'created' });
    expect(flow.order.value?.revision).toBe(5);
    expect(outcomeOf(flow)).toBe('waiting');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(outcomeOf(flow)).toBe('late');
    FakeEventSource.newest?.tell('order', { ...order, revision: 6, state: 'paid' });
    expect(outcomeOf(flow)).toBe('paid');
    stop();
    expect(FakeEventSource.all).toEqual([]);
  });

  it('goes on by polling while the stream is not to be had', async () => {
    const { flow } = openFlow(null);
    const stop = flow.follow('o1');
    server.answers.set('/api/orders/o1', [() => Response.json({ order: { ...order, state: 'paid', revision: 9 } })]);
    FakeEventSource.newest?.lose();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(outcomeOf(flow)).toBe('paid');
    stop();
    const calls = server.calls.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.calls).toHaveLength(calls);
  });

  it('says when the server is out of reach, and when it is back', async () => {
    server.answers.delete('/api/orders/o1');
    const { flow } = openFlow(null);
    const stop = flow.follow('o1');
    await vi.advanceTimersByTimeAsync(3_000);
    expect(flow.offline.value).toBe(true);
    server.answers.set('/api/orders/o1', [() => Response.json({ order })]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(flow.offline.value).toBe(false);
    stop();
  });

  it('is back with a stream that has nothing new to tell', async () => {
    server.answers.delete('/api/orders/o1');
    const { flow } = openFlow(null);
    const stop = flow.follow('o1');
    FakeEventSource.newest?.tell('order', order);
    FakeEventSource.newest?.lose();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(flow.offline.value).toBe(true);
    FakeEventSource.newest?.open();
    expect(flow.offline.value).toBe(false);
    const calls = server.calls.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.calls).toHaveLength(calls);
    stop();
  });

  it('a poll that fails after the stream is back says nothing', async () => {
    let fail: (error: Error) => void = () => undefined;
    server.answers.set('/api/orders/o1', [() => new Promise((_, reject) => (fail = reject))]);
    const { flow } = openFlow(null);
    const stop = flow.follow('o1');
    await vi.advanceTimersByTimeAsync(3_000);
    FakeEventSource.newest?.open();
    fail(new TypeError('reset'));
    await vi.advanceTimersByTimeAsync(1);
    expect(flow.offline.value).toBe(false);
    stop();
  });
});

describe('canceling an order', () => {
  const canceled: OrderView = {
    ...order,
    state: 'canceled',
    cancellation: 'accepted',
    revision: 4,
    fulfilmentState: 'stopped',
    cancelable: false,
  };

  it('shows what came of it, and never an older state than the stream has told', async () => {
    server.answers.set('/api/orders/o1/cancel', [() => Response.json({ order: canceled })]);
    const { flow } = openFlow('order');
    await flow.requestQuote({}, 'ru');
    await flow.placeOrder({}, 'ru');
    expect(await flow.cancel()).toBe(true);
    expect(outcomeOf(flow)).toBe('canceled');
    FakeEventSource.newest?.tell('order', { ...canceled, revision: 9, failure: 'newer' });
    await flow.cancel();
    expect(flow.order.value?.failure).toBe('newer');
  });

  it('that comes too late says so and leaves the order as it is', async () => {
    const error = { code: 'cancel_too_late', message: 'No.' };
    server.answers.set('/api/orders/o1/cancel', [() => Response.json({ error }, { status: 409 })]);
    const { flow } = openFlow('order');
    expect(await flow.cancel()).toBe(false);
    await flow.requestQuote({}, 'ru');
    await flow.placeOrder({}, 'ru');
    expect(await flow.cancel()).toBe(false);
    expect(flow.error.value?.code).toBe('cancel_too_late');
    expect(flow.canceling.value).toBe(false);
    expect(outcomeOf(flow)).toBe('waiting');
  });
});
