import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres } from '../../../../scripts/lib/postgres.mjs';
import { hashSecret, readOperators, verifySecret } from '../config/operators.js';
import type { PageErrorCode } from '../page-api/index.js';
import type { RefundPreview, ShiftView, TillOrderItem, TillOrderView, TillSession } from '../page-api/till.js';
import {
  type OpenShop,
  openCoffeeShop,
  placeOrder as placeOnPage,
  quote,
  tell,
  temporaryDatabaseUrl,
  work,
} from '../test-support/coffee-shop.js';
import { SESSION_MS } from './sessions.js';

const ORIGIN = 'http://127.0.0.1:4999';
let operators: string;

beforeAll(async () => {
  operators = `Анна=${await hashSecret('2580')}; Oleg=${await hashSecret('correct horse')}`;
});

interface Answer {
  status: number;
  headers: Headers;
  error?: { code: PageErrorCode; message: string };
  session?: TillSession;
  shift?: ShiftView;
  order?: TillOrderView;
  orders?: TillOrderItem[];
  refund?: RefundPreview;
}

/** The browser at a till: keeps the session's cookie, and the device's. */
class Till {
  cookie = '';
  device = '';
  readonly #shop: OpenShop;

  constructor(shop: OpenShop) {
    this.#shop = shop;
  }

  async call(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await this.#shop.server.http.request(`/api/till${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'Content-Type': 'application/json',
        Origin: ORIGIN,
        Cookie: `${this.cookie}; ${this.device}`,
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    for (const cookie of response.headers.getSetCookie().map((text) => text.split(';')[0] ?? '')) {
      if (cookie.startsWith('till-cf-device=')) this.device = cookie;
      else this.cookie = cookie;
    }
    return { status: response.status, headers: response.headers, ...((await response.json()) as object) };
  }

  signIn(operator = 'Анна', secret = '2580'): Promise<Answer> {
    return this.call('/session', { operator, secret });
  }

  async order(cups = 2, key: string = randomUUID()): Promise<TillOrderView> {
    const { id: quoteId } = await quote(this.#shop, cups);
    const { order, error } = await this.call('/orders', { quoteId, buyer: {} }, { 'Idempotency-Key': key });
    if (!order) throw new Error(`No order: ${error?.code}`);
    return order;
  }

  async totals() {
    return (await this.call('/session')).session?.shift?.sums;
  }
}

async function openTill(environment: Record<string, string> = {}, databaseUrl = temporaryDatabaseUrl()) {
  const shop = await openCoffeeShop({ databaseUrl, environment: { TILL_OPERATORS: operators, ...environment } });
  onTestFinished(() => shop.server.stop());
  return { shop, till: new Till(shop) };
}

/** A till with an operator in an open shift. */
async function openShiftAtTill() {
  const opened = await openTill();
  await opened.till.signIn();
  await opened.till.call('/shift/open', {});
  return opened;
}

describe('the list of operators', () => {
  it('has names with hashes, each once', async () => {
    const read = readOperators(operators);
    expect([...(read?.keys() ?? [])]).toEqual(['Анна', 'Oleg']);
    expect(await verifySecret('2580', read?.get('Анна'))).toBe(true);
    expect(await verifySecret('2581', read?.get('Анна'))).toBe(false);
    expect(await verifySecret('2580', undefined)).toBe(false);
  });

  it.each(['Анна', 'Анна=2580', '=scrypt:x:y', 'Анна=scrypt:short:short'])('refuses «%s»', (text) => {
    expect(readOperators(text)).toBeUndefined();
  });

  it('refuses a name that stands twice', () => {
    expect(readOperators(`${operators};${operators}`)).toBeUndefined();
  });
});

describe('signing in', () => {
  it('sets a cookie that scripts cannot read and other sites do not send', async () => {
    const { till } = await openTill();
    const { status, headers, session } = await till.signIn();
    expect(status).toBe(200);
    expect(session?.operator).toBe('Анна');
    const safe = /^till-cf(-device)?=.*Path=\/api\/till; HttpOnly; SameSite=Strict$/;
    expect(headers.getSetCookie()).toEqual([expect.stringMatching(safe), expect.stringMatching(safe)]);
    expect((await till.call('/session')).session?.operator).toBe('Анна');
  });

  it('is secure behind https', async () => {
    const { till } = await openTill({ PUBLIC_URL: 'https://coffee.example' });
    const { headers } = await till.call(
      '/session',
      { operator: 'Анна', secret: '2580' },
      { Origin: 'https://coffee.example' },
    );
    expect(headers.getSetCookie().every((cookie) => cookie.includes('; Secure'))).toBe(true);
  });

  it.each([
    ['a wrong PIN', 'Анна', '0000'],
    ['a name that there is not', 'Иван', '2580'],
    ["another operator's PIN", 'Oleg', '2580'],
  ])('is refused with %s, all with the same words', async (_, operator, secret) => {
    const { till } = await openTill();
    const { status, error } = await till.signIn(operator, secret);
    expect(status).toBe(401);
    expect(error).toEqual({ code: 'wrong_credentials', message: 'The name or the PIN is wrong.' });
    expect(till.cookie).toBe('');
  });

  it('is locked for five minutes after five wrong PINs, even for the right one, and only for that operator', async () => {
    const { shop, till } = await openTill();
    const attempts = await Promise.all(Array.from({ length: 5 }, () => till.signIn('Анна', '0000')));
    expect(attempts.map(({ error }) => error?.code)).toEqual(Array.from({ length: 5 }, () => 'wrong_credentials'));
    expect((await till.signIn()).error?.code).toBe('operator_locked');
    expect((await till.signIn('Oleg', 'correct horse')).status).toBe(200);
    await shop.clock.advance(5 * 60_000 + 1);
    expect((await till.signIn()).status).toBe(200);
  });

  it('is locked twice as long by each further wrong PIN, up to a day, also for a name that there is not', async () => {
    const { shop, till } = await openTill();
    for (const name of ['Анна', 'Иван']) {
      for (let attempt = 1; attempt <= 5; attempt += 1) await till.signIn(name, '0000');
      for (const minutes of [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]) {
        const { error } = await till.signIn(name, '0000');
        expect(error).toMatchObject({ code: 'operator_locked', message: expect.stringContaining(` ${minutes} min`) });
        await shop.clock.advance(minutes * 60_000);
        expect((await till.signIn(name, '0000')).error?.code).toBe('wrong_credentials');
      }
    }
  });

  it('is not locked by strangers on a device where somebody has signed in before', async () => {
    const { shop, till } = await openTill();
    await till.signIn();
    const stranger = new Till(shop);
    for (let attempt = 1; attempt <= 5; attempt += 1) await stranger.signIn('Анна', '0000');
    expect((await stranger.signIn()).error?.code).toBe('operator_locked');
    expect((await till.signIn()).status).toBe(200);
    stranger.device = `${till.device}x`;
    expect((await stranger.signIn()).error?.code).toBe('operator_locked');
    await shop.clock.advance(60_000);
    // The device itself may not guess either.
    for (let attempt = 1; attempt <= 5; attempt += 1) await till.signIn('Анна', '0000');
    expect((await till.signIn()).error?.code).toBe('operator_locked');
  });

  it('ends when the PIN changes', async () => {
    const databaseUrl = temporaryDatabaseUrl();
    const { till } = await openTill({}, databaseUrl);
    await till.signIn();
    const changed = await openCoffeeShop({
      databaseUrl,
      environment: { TILL_OPERATORS: `Анна=${await hashSecret('2581')}` },
    });
    onTestFinished(() => changed.server.stop());
    const there = new Till(changed);
    there.cookie = till.cookie;
    expect((await till.call('/session')).status).toBe(200);
    expect((await there.call('/session')).error?.code).toBe('not_signed_in');
    expect((await there.signIn('Анна', '2581')).status).toBe(200);
  });

  it('ends after twelve hours, on sign-out, with a forged cookie, and for a dismissed operator', async () => {
    const { shop, till } = await openTill();
    await till.signIn();
    const stolen = till.cookie;
    till.cookie = `${stolen}x`;
    expect((await till.call('/session')).status).toBe(401);
    till.cookie = stolen;
    await shop.clock.advance(SESSION_MS);
    expect((await till.call('/session')).error?.code).toBe('not_signed_in');
    await till.signIn();
    const other = new Till(shop);
    other.cookie = till.cookie;
    await till.call('/session/end', {});
    expect((await other.call('/session')).error?.code).toBe('not_signed_in');
  });

  it.each<[string, Record<string, string>, PageErrorCode]>([
    ['another port of this host', { Origin: 'http://127.0.0.1:4700' }, 'foreign_origin'],
    ['no page at all', { Origin: '' }, 'foreign_origin'],
    ['a form', { 'Content-Type': 'text/plain' }, 'unsupported_media_type'],
  ])('changes nothing for a request of %s', async (_, headers, code) => {
    const { till } = await openTill();
    await till.signIn();
    expect((await till.call('/shift/open', {}, headers)).error?.code).toBe(code);
    expect((await till.call('/session')).session?.shift).toBeUndefined();
  });

  it('guards every call', async () => {
    const { till } = await openTill();
    const paths = ['/session', '/orders', '/orders/x'];
    for (const path of paths) expect((await till.call(path)).error?.code).toBe('not_signed_in');
    for (const path of ['/shift/open', '/orders', '/orders/x/cancel', '/orders/x/refunds'])
      expect((await till.call(path, {})).error?.code).toBe('not_signed_in');
  });
});

describe("the till's page", () => {
  function builtPages(): string {
    const folder = mkdtempSync(join(tmpdir(), 'till-pages-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<title>Page</title>');
    writeFileSync(join(folder, 'till.html'), '<title>Till</title>');
    return folder;
  }

  it.each(['/till', '/till/orders/7'])('is served at %s and may be framed nowhere', async (path) => {
    const shop = await openCoffeeShop({ environment: { TILL_OPERATORS: operators }, pagesFolder: builtPages() });
    const response = await shop.server.http.request(path);
    expect(await response.text()).toContain('Till');
    expect(response.headers.get('Content-Security-Policy')).toContain("frame-ancestors 'none'");
    expect((await shop.server.http.request('/till.html')).status).toBe(404);
    expect((await shop.server.http.request('/')).headers.get('Content-Security-Policy')).toContain('*.invoicebox.ru');
  });

  it('is not there without operators, nor is its API', async () => {
    const shop = await openCoffeeShop({ pagesFolder: builtPages() });
    for (const path of ['/till', '/till/orders', '/till.html', '/api/till/session'])
      expect((await shop.server.http.request(path)).status).toBe(404);
  });
});

describe('an order at the till', () => {
  it('needs an open shift', async () => {
    const { till } = await openTill();
    await till.signIn();
    await expect(till.order()).rejects.toThrow('no_open_shift');
  });

  it('is made once for each key, with an address to pay at, and may have no contact', async () => {
    const { shop, till } = await openShiftAtTill();
    const key = randomUUID();
    const { id: quoteId } = await quote(shop);
    const input = { quoteId, buyer: {} };
    const [one, two] = await Promise.all([1, 2].map(() => till.call('/orders', input, { 'Idempotency-Key': key })));
    expect(one?.order?.id).toBe(two?.order?.id);
    expect(one?.order).toMatchObject({ state: 'awaiting_payment', operator: 'Анна', amount: 244_00, refundable: [] });
    expect(one?.order?.paymentUrl).toMatch(/^https?:/);
    expect(shop.invoicebox.orders.size).toBe(1);
    expect((await till.call('/orders')).orders).toHaveLength(1);
  });

  it('is found by a part of its number, in any shift, and an order of the page is not', async () => {
    const { shop, till } = await openShiftAtTill();
    const { number } = await till.order();
    const other = await placeOnPage(shop);
    await till.call('/shift/close', {});
    await till.call('/shift/open', {});
    const find = async (text: string) => (await till.call(`/orders?number=${encodeURIComponent(text)}`)).orders;
    expect(await find(` ${number.slice(3, 9).toLowerCase()} `)).toMatchObject([{ number }]);
    expect(await find(other.number)).toEqual([]);
    expect((await till.call(`/orders/${other.id}`)).error?.code).toBe('not_found');
    expect(await find('%')).toHaveLength(1);
    expect((await till.call('/orders')).orders).toEqual([]);
  });

  it('is canceled with a reason that stays in its history', async () => {
    const { shop, till } = await openShiftAtTill();
    const { id } = await till.order();
    expect((await till.call(`/orders/${id}/cancel`, { reason: ' ' })).error?.code).toBe('bad_request');
    await till.call(`/orders/${id}/cancel`, { reason: 'Передумал' });
    const [row] = await shop.database.run("SELECT cause FROM order_history WHERE cause LIKE '%Передумал%'");
    expect(row?.cause).toContain('Анна');
  });
});

describe('refunds and totals', () => {
  /** A paid order of two cups, 244 roubles. */
  async function openPaidOrder() {
    const opened = await openShiftAtTill();
    const order = await opened.till.order();
    await tell(opened.shop, order, 'completed');
    await work(opened.shop);
    return { ...opened, order };
  }

  it('say what a part comes to before it is asked for, and refund it once for each key', async () => {
    const { till, order } = await openPaidOrder();
    const lines = [{ line: 0, quantity: 1_000 }];
    expect((await till.call(`/orders/${order.id}`)).order?.refundable).toEqual([
      { line: 0, quantity: 2_000, amount: 244_00 },
    ]);
    const { refund } = await till.call(`/orders/${order.id}/refund-preview`, { lines });
    expect(refund).toEqual({ amount: 122_00, vatAmount: 22_00 });
    const wish = { lines, reason: 'Остыл', requestKey: randomUUID() };
    await Promise.all([1, 2].map(() => till.call(`/orders/${order.id}/refunds`, wish)));
    const after = (await till.call(`/orders/${order.id}`)).order;
    expect(after?.refunds).toMatchObject([{ amount: 122_00, vatAmount: 22_00, note: 'Остыл' }]);
    expect(after?.refundable).toEqual([{ line: 0, quantity: 1_000, amount: 122_00 }]);
    expect((await till.call('/orders')).orders).toMatchObject([{ refunded: 122_00 }]);
    expect(await till.totals()).toEqual([
      {
        ...{ payment: 'prepaid', paidCount: 1, paidAmount: 244_00, heldCount: 0, heldAmount: 0 },
        ...{ refundCount: 1, refundAmount: 122_00 },
      },
    ]);
  });

  it('give back a sum without goods, up to what the line has left', async () => {
    const { till, order } = await openPaidOrder();
    const lines = [{ line: 0, amount: 100_01 }];
    const { refund } = await till.call(`/orders/${order.id}/refund-preview`, { lines });
    expect(refund).toEqual({ amount: 100_01, vatAmount: 18_03 });
    await till.call(`/orders/${order.id}/refunds`, { lines, reason: 'Жалоба', requestKey: randomUUID() });
    const after = (await till.call(`/orders/${order.id}`)).order;
    expect(after?.refunds).toMatchObject([{ amount: 100_01, vatAmount: 18_03 }]);
    expect(after?.refundable).toEqual([{ line: 0, quantity: 2_000, amount: 143_99 }]);
    const more = { lines: [{ line: 0, amount: 144_00 }], reason: 'Жалоба', requestKey: randomUUID() };
    expect((await till.call(`/orders/${order.id}/refunds`, more)).error?.code).toBe('too_much');
    const both = { lines: [{ line: 0, amount: 1, quantity: 1 }] };
    expect((await till.call(`/orders/${order.id}/refund-preview`, both)).error?.code).toBe('bad_request');
  });

  it('refuse more than is left, what was not paid, and a key of another refund', async () => {
    const { till, order } = await openPaidOrder();
    const refund = (id: string, quantity: number, requestKey: string) =>
      till.call(`/orders/${id}/refunds`, { lines: [{ line: 0, quantity }], reason: 'Остыл', requestKey });
    expect((await refund(order.id, 2_001, randomUUID())).error?.code).toBe('too_much');
    const key = randomUUID();
    await refund(order.id, 1_000, key);
    expect((await refund(order.id, 500, key)).error?.code).toBe('request_key_reused');
    const unpaid = await till.order();
    expect((await refund(unpaid.id, 1_000, randomUUID())).error?.code).toBe('not_refundable');
  });

  it('count orders by kind of payment, those of other operators and shifts apart', async () => {
    const { shop, till } = await openShiftAtTill();
    await till.order();
    shop.shop.payment = 'guaranteed';
    const held = await till.order(3);
    shop.shop.answers.push({ given: 'later', view: {} });
    await tell(shop, held, 'hold');
    const oleg = new Till(shop);
    await oleg.signIn('Oleg', 'correct horse');
    const { shift } = await oleg.call('/shift/open', {});
    expect(shift).toMatchObject({ operator: 'Oleg', orderCount: 0, sums: [] });
    expect((await oleg.call('/orders')).orders).toEqual([]);
    const own = (await till.call('/session')).session?.shift;
    expect(own).toMatchObject({ operator: 'Анна', orderCount: 2 });
    expect(own?.sums).toMatchObject([
      { payment: 'prepaid', paidCount: 0, heldCount: 0 },
      { payment: 'guaranteed', paidCount: 0, heldCount: 1, heldAmount: 366_00 },
    ]);
  });

  it('stay with a closed shift, and a second closing is refused', async () => {
    const { shop, till } = await openShiftAtTill();
    await shop.clock.advance(60_000);
    const { shift } = await till.call('/shift/close', {});
    expect((shift?.closedAt ?? 0) - (shift?.openedAt ?? 0)).toBe(60_000);
    expect((await till.call('/shift/close', {})).error?.code).toBe('no_open_shift');
  });
});

describe('on PostgreSQL', () => {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());

  it('two taps open one shift and make one order, its refund counts, wrong PINs lock, its number is found', async () => {
    const shop = await openCoffeeShop({
      databaseUrl: postgres.createDatabase('till'),
      environment: { TILL_OPERATORS: operators },
    });
    onTestFinished(() => shop.server.stop());
    const till = new Till(shop);
    await till.signIn();
    const [one, two] = await Promise.all([1, 2].map(() => till.call('/shift/open', {})));
    expect(one?.shift?.id).toBe(two?.shift?.id);
    const key = randomUUID();
    const { id: quoteId } = await quote(shop);
    const place = () => till.call('/orders', { quoteId, buyer: {} }, { 'Idempotency-Key': key });
    const [first, second] = await Promise.all([place(), place()]);
    expect([first.error, second.error]).toEqual([undefined, undefined]);
    expect(first.order?.id).toBe(second.order?.id);
    const order = first.order;
    if (!order) throw new Error('There is no order.');
    await tell(shop, order, 'completed');
    await work(shop);
    const served = async () => (await till.call(`/orders/${order.id}`)).order?.refundable.length;
    await expect.poll(served).toBe(1);
    const wish = { lines: [{ line: 0, quantity: 500 }], reason: 'Остыл', requestKey: randomUUID() };
    await Promise.all([1, 2].map(() => till.call(`/orders/${order.id}/refunds`, wish)));
    expect(await till.totals()).toMatchObject([{ paidAmount: 244_00, refundCount: 1, refundAmount: 61_00 }]);
    expect((await till.call(`/orders?number=${order.number.slice(4, 8)}`)).orders).toMatchObject([{ refunded: 61_00 }]);
    const oleg = new Till(shop);
    await Promise.all(Array.from({ length: 5 }, () => oleg.signIn('Oleg', 'wrong horse')));
    expect((await oleg.signIn('Oleg', 'correct horse')).error?.code).toBe('operator_locked');
  });
});
