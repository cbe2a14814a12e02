import { describe, expect, it } from 'vitest';
import { callApi, callOwn, coffeeOrder, createOrder, NOON, openSimulator } from '../test-support/open-simulator.js';

const ORDERS = '/v3/billing/api/order/order';

async function dataOf(response: Response): Promise<unknown> {
  return ((await response.json()) as { data: unknown }).data;
}

describe('the clock', () => {
  it('is shown, set by a time, and moved forward', async () => {
    const open = openSimulator();
    const shown = await dataOf(await callOwn(open, 'GET', '/_sim/clock'));
    expect(shown).toEqual({ now: NOON, speed: 0, time: '2026-11-21T12:00:00+00:00' });
    const order = await createOrder(open);
    await callOwn(open, 'PUT', '/_sim/clock', { now: '2026-11-21T15:30:00+03:00' });
    await callOwn(open, 'POST', '/_sim/clock/forward', { ms: 1_800_000 });
    expect(open.simulator.book.find(order.id)?.response.status).toBe('expired');
  });

  it.each([{ now: 'soon' }, { now: -1 }, { speed: -1 }, { speed: 'fast' }])('is not set to %j', async (change) => {
    expect((await callOwn(openSimulator(), 'PUT', '/_sim/clock', change)).status).toBe(422);
  });
});

describe('settings', () => {
  it('change in part and apply at once', async () => {
    const open = openSimulator();
    const { settings } = open.simulator.directory;
    const shops = settings.shops.map((shop) => ({ ...shop, uniqueMerchantOrderIds: false }));
    await callOwn(open, 'PUT', '/_sim/settings', { shops, limits: { account: { requests: 2, windowMs: 1_000 } } });
    expect(open.simulator.directory.settings.limits).toMatchObject({ enabled: true, ip: settings.limits.ip });
    const order = coffeeOrder();
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await callApi(open, 'POST', ORDERS, order)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('that contradict themselves or leave an order without its shop are refused', async () => {
    const open = openSimulator();
    const { shops, accounts } = open.simulator.directory.settings;
    expect((await callOwn(open, 'PUT', '/_sim/settings', { accounts: accounts.slice(1) })).status).toBe(422);
    expect((await callOwn(open, 'PUT', '/_sim/settings', { shops: [...shops, ...shops] })).status).toBe(422);
    await createOrder(open);
    expect((await callOwn(open, 'PUT', '/_sim/settings', { shops: shops.slice(1) })).status).toBe(422);
    expect(open.simulator.directory.settings.shops).toEqual(shops);
  });
});

describe('a fault', () => {
  it.each([
    ['before', 0],
    ['after', 1],
  ])('%s the write answers as it was told, once', async (when, made) => {
    const open = openSimulator();
    const order = coffeeOrder();
    const { merchantOrderId } = order;
    await callOwn(open, 'POST', '/_sim/faults', {
      call: 'createOrder',
      merchantOrderId,
      when,
      kind: 'status',
      status: 502,
    });
    expect((await callApi(open, 'POST', ORDERS, coffeeOrder())).status).toBe(200);
    expect((await callApi(open, 'POST', ORDERS, order)).status).toBe(502);
    expect(open.simulator.book.numbered(merchantOrderId)).toHaveLength(made);
    expect(open.simulator.faults.all).toEqual([]);
  });

  it('delays a write, which lands late', async () => {
    const open = openSimulator();
    const order = coffeeOrder();
    await callOwn(open, 'POST', '/_sim/faults', { when: 'before', kind: 'delay', delayMs: 5_000 });
    const answer = callApi(open, 'POST', ORDERS, order);
    await open.clock.advance(4_999);
    expect(open.simulator.book.all).toEqual([]);
    await open.clock.advance(1);
    expect((await answer).status).toBe(200);
  });

  it('is refused where it makes no sense', async () => {
    const response = await callOwn(openSimulator(), 'POST', '/_sim/faults', {
      when: 'never',
      kind: 'status',
      status: 404,
    });
    expect(response.status).toBe(422);
  });
});
