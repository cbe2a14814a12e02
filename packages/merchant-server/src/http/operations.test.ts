import { serve } from '@hono/node-server';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { Hono } from 'hono';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { readConfig } from '../config/config.js';
import { createLogger } from '../logging/logger.js';
import { createMerchantServer } from '../server.js';
import { openLibsql } from '../storage/libsql.js';
import {
  CoffeeShop,
  FakeInvoicebox,
  NOON,
  notificationOf,
  notify,
  openCoffeeShop,
  placeOrder,
  temporaryDatabaseUrl,
} from '../test-support/coffee-shop.js';
import { clientAddress } from './client-address.js';
import { TokenBuckets } from './rate-limit.js';

const ENVIRONMENT = {
  PORT: '4999',
  INVOICEBOX_API_URL: 'https://api.example/v3',
  INVOICEBOX_TOKEN: 'secret-token',
  INVOICEBOX_MERCHANT_ID: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
  INVOICEBOX_SIGNING_KEYS: 'test-key',
  DATABASE_URL: 'file:unused.db',
};

/** A server of the coffee shop with settings of its own and a log that can be read. */
async function openServer(settings: Record<string, string> = {}) {
  const config = readConfig({ ...ENVIRONMENT, ...settings });
  const lines: Array<Record<string, unknown>> = [];
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const log = createLogger({ name: 'coffee', level: 'debug', secrets: [config.token, ...config.signingKeys] }, stream);
  const clock = new ManualClock(NOON);
  const shop = new CoffeeShop();
  const invoicebox = new FakeInvoicebox();
  const database = await openLibsql(temporaryDatabaseUrl());
  const deps = { config, database, clock, log, client: invoicebox, definition: shop };
  const server = await createMerchantServer(deps);
  onTestFinished(() => server.stop());
  return { server, clock, shop, invoicebox, database, lines };
}

/** A request as it arrives from a peer. */
const from = (remoteAddress: string, forwarded?: string) => ({
  init: forwarded === undefined ? {} : { headers: { 'X-Forwarded-For': forwarded } },
  env: { incoming: { socket: { remoteAddress } } },
});

describe('the log of requests', () => {
  it('has one line a request with its id, route, order and duration, and never an address that opens an order', async () => {
    const shop = await openServer();
    const order = await placeOrder(shop);
    const response = await shop.server.http.request(`/api/orders/${order.id}`, {
      headers: { 'X-Request-Id': 'from-nginx-1' },
    });
    expect(response.headers.get('X-Request-Id')).toBe('from-nginx-1');
    expect(shop.lines.at(-1)).toMatchObject({
      level: 30,
      requestId: 'from-nginx-1',
      method: 'GET',
      route: '/api/orders/:id',
      status: 200,
      durationMs: 0,
      orderId: order.id,
    });
    const placed = shop.lines.find(({ route, method }) => route === '/api/orders' && method === 'POST');
    expect(placed).toMatchObject({ status: 201, orderId: order.id });
    expect(JSON.stringify(shop.lines)).not.toContain('a@b.ru');
  });

  it('makes an id where none came or what came is none', async () => {
    const { server } = await openServer();
    for (const id of [undefined, 'short', 'with space in it', 'x'.repeat(65), '"quoted-and-long"']) {
      const response = await server.http.request(
        '/api/nothing',
        id === undefined ? {} : { headers: { 'X-Request-Id': id } },
      );
      expect(response.headers.get('X-Request-Id')).toMatch(/^[0-9a-f-]{36}$/);
      expect(response.status).toBe(404);
    }
  });

  it('tells of health checks only when asked for everything', async () => {
    const { server, lines } = await openServer();
    await server.http.request('/healthz');
    await server.http.request('/readyz');
    expect(lines.map(({ level, route }) => [level, route])).toEqual([
      [20, '/healthz'],
      [20, '/readyz'],
    ]);
  });
});

describe('the metrics', () => {
  it('count requests by route, changes of orders, news by answer, jobs and streams', async () => {
    const shop = await openServer();
    const order = await placeOrder(shop);
    await shop.server.http.request(`/api/orders/${order.id}`);
    await shop.server.http.request(`/api/orders/unknown-${Math.random()}`);
    const stream = await shop.server.http.request(`/api/orders/${order.id}/events`);
    await notify(shop, notificationOf(shop, order));
    await notify(shop, notificationOf(shop, order), 'forged');
    await shop.database.run(
      "INSERT INTO outbox (id, order_id, kind, state, attempts, due_at, seq) VALUES ('p', ?, 'create_order', 'parked', 20, 0, 9)",
      [order.id],
    );
    await shop.database.run(
      "INSERT INTO outbox (id, order_id, kind, state, attempts, due_at, seq) VALUES ('q', ?, 'settle_duplicates', 'pending', 1, ?, 10)",
      [order.id, NOON - 90_000],
    );
    const text = await shop.server.metrics.text();
    for (const line of [
      'http_requests_total{method="GET",route="/api/orders/:id",status="200"} 1',
      'http_requests_total{method="GET",route="/api/orders/:id",status="404"} 1',
      'http_request_duration_seconds_count{method="POST",route="/api/orders"} 1',
      'merchant_order_transitions_total{from="awaiting_payment",to="paid"} 1',
      'merchant_notifications_total{source="notification",answer="success"} 1',
      'merchant_notifications_total{source="notification",answer="signature_error"} 1',
      'merchant_outbox_jobs{state="parked"} 1',
      'merchant_outbox_oldest_seconds 90',
      'merchant_status_streams 1',
      'invoicebox_budget_left 100',
    ]) {
      expect(text).toContain(`${line}\n`);
    }
    expect(text).not.toContain(order.id);
    expect(text).not.toContain('unknown-');
    await stream.body?.cancel();
  });

  it('are told while the database is gone, which they say', async () => {
    const { server, database } = await openServer();
    await server.http.request('/healthz');
    expect(await server.metrics.text()).toContain('merchant_database_up 1\n');
    const gone = vi.spyOn(database, 'run').mockRejectedValue(new Error('gone'));
    const text = await server.metrics.text();
    gone.mockRestore();
    expect(text).toContain('merchant_database_up 0\n');
    expect(text).toContain('http_requests_total{method="GET",route="/healthz",status="200"} 1\n');
  });

  it('are not among the pages that the world can ask for', async () => {
    const { server } = await openServer({ METRICS_PORT: '9464' });
    expect((await server.http.request('/metrics')).status).toBe(404);
  });
});

describe('the limit of requests', () => {
  const ask = async (
    shop: Awaited<ReturnType<typeof openServer>>,
    { init, env }: ReturnType<typeof from>,
    path = '/api/orders/x',
  ) => shop.server.http.request(path, init, env);

  it('holds one client back, tells it how long, and lets the others and notifications through', async () => {
    const shop = await openServer({ RATE_LIMIT_PER_MINUTE: '40' });
    for (let request = 0; request < 10; request += 1) {
      expect((await ask(shop, from('203.0.113.7'))).status).toBe(404);
    }
    const refused = await ask(shop, from('203.0.113.7'));
    expect(refused.status).toBe(429);
    expect(refused.headers.get('Retry-After')).toBe('2');
    expect(await refused.json()).toMatchObject({ error: { code: 'too_many_requests' } });
    expect((await ask(shop, from('203.0.113.8'))).status).toBe(404);
    const { init, env } = from('203.0.113.7');
    const notification = await shop.server.http.request(
      '/invoicebox/notification',
      { ...init, method: 'POST', body: '{}' },
      env,
    );
    expect(notification.status).toBe(200);
    expect((await ask(shop, from('203.0.113.7'), '/healthz')).status).toBe(200);
    await shop.clock.advance(1_500);
    expect((await ask(shop, from('203.0.113.7'))).status).toBe(404);
    expect((await ask(shop, from('203.0.113.7'))).status).toBe(429);
  });

  it('does not hold programs on this machine, nor anybody where it is off', async () => {
    const local = await openServer({ RATE_LIMIT_PER_MINUTE: '4' });
    const off = await openServer({ RATE_LIMIT_PER_MINUTE: '0' });
    for (let request = 0; request < 5; request += 1) {
      expect((await ask(local, from('127.0.0.1'))).status).toBe(404);
      expect((await ask(off, from('203.0.113.7'))).status).toBe(404);
    }
  });

  it('is kept for a bounded number of clients', () => {
    const clock = new ManualClock(NOON);
    const buckets = new TokenBuckets(clock, 4, 3);
    for (const client of ['a', 'b', 'a', 'c', 'd']) buckets.take(client);
    expect(buckets.size).toBe(3);
    // «a» was used after «b»: it is «b» that was forgotten.
    expect(buckets.take('a')).toBeGreaterThan(0);
    expect(buckets.take('b')).toBe(0);
  });
});

describe('the address of a client', () => {
  const addressOf = async (proxies: string, remote: string, forwarded?: string) => {
    const { trustedProxies } = readConfig({ ...ENVIRONMENT, TRUSTED_PROXIES: proxies });
    const app = new Hono().get('/', (context) => context.json(clientAddress(context, trustedProxies) ?? null));
    const { init, env } = from(remote, forwarded);
    return (await app.request('/', init, env)).json();
  };

  it.each([
    ['without a proxy', '10.0.0.1', '203.0.113.7', undefined, '203.0.113.7'],
    ['that invents a header', '10.0.0.1', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['behind a proxy', '10.0.0.1', '10.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['that invents a header for the proxy', '10.0.0.1', '10.0.0.1', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['behind two proxies', '10.0.0.0/8', '10.0.0.1', '203.0.113.7, 10.0.0.2', '203.0.113.7'],
    ['as a socket for both families tells it', '10.0.0.1', '::ffff:203.0.113.7', undefined, '203.0.113.7'],
    ['of IPv6 is its network', '10.0.0.1', '2001:db8:1:2:3::9', undefined, '2001:db8:1:2'],
    ['of IPv6 written short', '10.0.0.1', '2001:db8::9', undefined, '2001:db8:0:0'],
    ['on this machine', '10.0.0.1', '127.0.0.1', undefined, null],
  ])('%s', async (_, proxies, remote, forwarded, expected) => {
    expect(await addressOf(proxies, remote, forwarded)).toBe(expected);
  });

  it('is known over a real socket', async () => {
    const { trustedProxies } = readConfig({ ...ENVIRONMENT, TRUSTED_PROXIES: '127.0.0.1' });
    const app = new Hono().get('/', (context) => context.json(clientAddress(context, trustedProxies) ?? null));
    const { socket, port } = await new Promise<{ socket: ReturnType<typeof serve>; port: number }>((resolve) => {
      const listening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (address) =>
        resolve({ socket: listening, port: address.port }),
      );
    });
    onTestFinished(() => void socket.close());
    const response = await fetch(`http://127.0.0.1:${port}/`, { headers: { 'X-Forwarded-For': '203.0.113.7' } });
    expect(await response.json()).toBe('203.0.113.7');
  });
});

describe('the headers', () => {
  it('ask for https where buyers come by it, and not elsewhere', async () => {
    const headersOf = async (settings: Record<string, string>) =>
      (await (await openServer(settings)).server.http.request('/healthz')).headers;
    const secure = await headersOf({ PUBLIC_URL: 'https://coffee.example' });
    expect(secure.get('Strict-Transport-Security')).toBe('max-age=31536000');
    expect(secure.get('X-Content-Type-Options')).toBe('nosniff');
    expect((await headersOf({})).has('Strict-Transport-Security')).toBe(false);
  });

  it('of refusals are those of answers', async () => {
    const { server } = await openCoffeeShop();
    const response = await server.http.request('/api/nothing');
    expect(response.headers.get('Content-Security-Policy')).toContain('frame-ancestors');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });
});
