import { MemoryRateLimiter } from '@invoicebox/invoicebox-api';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { waitFor } from '@invoicebox/test-kit';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { OrderQueue } from '../orders/order-queue.js';
import { openLibsql } from '../storage/libsql.js';
import { migrate } from '../storage/schema.js';
import { NOON, temporaryDatabaseUrl } from '../test-support/coffee-shop.js';
import type { JobHandler, JobHandlers, JobKind } from './job.js';
import { enqueueJob } from './job-table.js';
import { Outbox } from './outbox.js';

/** Calls that the account may make in a window. */
const REQUESTS = 2;
const WINDOW_MS = 30_000;

/** An outbox whose calls take a permit each of a small rate limiter. */
async function openQueue(orders: readonly string[]) {
  const database = await openLibsql(temporaryDatabaseUrl());
  onTestFinished(() => database.close());
  await migrate(database);
  const clock = new ManualClock(NOON);
  const rateLimiter = new MemoryRateLimiter(clock, { requests: REQUESTS, windowMs: WINDOW_MS });
  const ran: string[] = [];
  /** When calls were sent, epoch milliseconds. */
  const sentAt: number[] = [];
  let last: Promise<unknown> = Promise.resolve();
  const handler = (run: (orderId: string) => Promise<undefined>): JobHandler => ({
    run: ({ id }) => run(id),
    apply: async (_context, order) => order,
  });
  const call = handler(async (orderId) => {
    // As the client does: it waits for a permit, first come, first served.
    const own = last.then(async () => {
      for (;;) {
        const answer = await rateLimiter.acquire();
        if ('permit' in answer) return answer.permit;
        const { waitMs } = answer;
        await new Promise<void>((resolve) => void clock.schedule(waitMs, resolve));
      }
    });
    last = own;
    const permit = await own;
    ran.push(orderId);
    sentAt.push(clock.now());
    await rateLimiter.release(permit, true);
    return undefined;
  });
  const service = handler(async (orderId) => {
    ran.push(`served ${orderId}`);
    return undefined;
  });
  const handlers = new Proxy({} as JobHandlers, {
    get: (_, kind) => (kind === 'fulfil_order' ? service : call),
  });
  const outbox = new Outbox({ database, clock, log: pino({ level: 'silent' }), handlers, rateLimiter });
  onTestFinished(() => outbox.stop());
  const ask = async (orderId: string, kind: JobKind = 'create_order') => {
    await database.run(
      `INSERT INTO orders (id, number, idempotency_key, idempotency_hash, state, revision, draft, input,
        fulfilment_state, created_at, expires_at) VALUES (?, ?, ?, '', 'created', 1, '{}', '{}', 'none', 0, 0)
        ON CONFLICT (id) DO NOTHING`,
      [orderId, orderId, orderId],
    );
    return database.transaction(async (tx) => enqueueJob(tx, { orderId, kind, dueAt: clock.now() }));
  };
  for (const order of orders) {
    await ask(order);
    await clock.advance(1);
  }
  return { clock, outbox, ran, sentAt, ask, queue: new OrderQueue({ database, clock, rateLimiter, outbox }) };
}

describe('calls past the limit', () => {
  it('go in the order of asking, as many at a time as there are permits', async () => {
    const { clock, outbox, ran } = await openQueue(['a', 'b', 'c', 'd', 'e']);
    outbox.start();
    await clock.advance(1);
    await waitFor(() => expect(ran).toEqual(['a', 'b']));
    await clock.advance(WINDOW_MS - 5);
    expect(ran).toEqual(['a', 'b']);
    await waitFor(async () => {
      await clock.advance(100);
      expect(ran).toEqual(['a', 'b', 'c', 'd']);
    });
    await waitFor(async () => {
      await clock.advance(WINDOW_MS);
      expect(ran).toEqual(['a', 'b', 'c', 'd', 'e']);
    });
  });

  it('let a newcomer stand behind those that wait, and answer it at once', async () => {
    const { clock, outbox, ran, ask } = await openQueue(['a', 'b', 'c']);
    outbox.start();
    await clock.advance(1);
    await waitFor(() => expect(ran).toEqual(['a', 'b']));
    await outbox.runCall(await ask('d'));
    expect(ran).toEqual(['a', 'b']);
    await waitFor(async () => {
      await clock.advance(5_000);
      expect(ran).toEqual(['a', 'b', 'c', 'd']);
    });
  });

  it('do not hold up a service that was paid for', async () => {
    const { clock, outbox, ran, ask } = await openQueue(['a', 'b', 'c']);
    outbox.start();
    await clock.advance(1);
    await waitFor(() => expect(ran).toEqual(['a', 'b']));
    await ask('c', 'fulfil_order');
    await clock.advance(1_000);
    await waitFor(() => expect(ran).toEqual(['a', 'b', 'served c']));
  });

  it('tell each order its place and when its turn comes', async () => {
    const { clock, outbox, ran, sentAt, queue } = await openQueue(['a', 'b', 'c', 'd', 'e']);
    outbox.start();
    await clock.advance(1);
    await waitFor(() => expect(ran).toEqual(['a', 'b']));
    await clock.advance(1_000);
    expect(await queue.placeOf('a')).toBeUndefined();
    const [c, d, e] = await Promise.all(['c', 'd', 'e'].map((order) => queue.placeOf(order)));
    expect([c?.place, d?.place, e?.place]).toEqual([1, 2, 3]);
    expect([c?.readyAt, d?.readyAt]).toEqual(sentAt.map((at) => at + WINDOW_MS));
    expect((e?.readyAt ?? 0) - (c?.readyAt ?? 0)).toBe(WINDOW_MS);
  });

  it('let a newcomer know its place at the end before anybody is counted again', async () => {
    const { clock, outbox, ran, ask, queue } = await openQueue(['a', 'b', 'c', 'd']);
    outbox.start();
    await clock.advance(1);
    await waitFor(() => expect(ran).toEqual(['a', 'b']));
    expect((await queue.placeOf('d'))?.place).toBe(2);
    await ask('e');
    expect(await queue.placeOf('e')).toBeUndefined();
    await queue.add('e');
    await queue.add('e');
    await clock.advance(1_000);
    const [d, e] = [await queue.placeOf('d'), await queue.placeOf('e')];
    expect(e?.place).toBe(3);
    expect((e?.readyAt ?? 0) - (d?.readyAt ?? 0)).toBeGreaterThan(WINDOW_MS - 100);
    await clock.advance(5_000);
    expect((await queue.placeOf('e'))?.place).toBe(3);
  });
});
