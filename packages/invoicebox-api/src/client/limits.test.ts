import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ManualClock } from '../testing/manual-clock.js';
import { backoffMs } from './backoff.js';
import { InvoiceboxClient } from './client.js';
import { MemoryRateLimiter } from './rate-limiter.js';

const NOON = Date.UTC(2026, 10, 21, 12);
const auth = (headers: Record<string, string> = {}) =>
  Response.json({ data: { userId: 'u', profile: null, accessToken: null }, extendedData: [] }, { headers });

/** A client of an API that answers everything after `latencyMs`; `sentAt` says when each request was sent. */
function openClient(rateLimiter: MemoryRateLimiter, clock: ManualClock, latencyMs = 0, answer = () => auth()) {
  const sentAt: number[] = [];
  const client = new InvoiceboxClient({
    token: 'token',
    clock,
    rateLimiter,
    send: async () => {
      sentAt.push(clock.now() - NOON);
      if (latencyMs > 0) await new Promise<void>((resolve) => clock.schedule(latencyMs, resolve));
      return answer();
    },
  });
  return { client, sentAt };
}

describe("the account's limit", () => {
  it('is never exceeded in any window, and is used in full', async () => {
    const clock = new ManualClock(NOON);
    const { client, sentAt } = openClient(new MemoryRateLimiter(clock), clock, 40);
    const calls = Promise.all(Array.from({ length: 1000 }, () => client.checkAuth()));
    await clock.advance(271_000);
    await calls;
    expect(sentAt).toHaveLength(1000);
    for (let last = 100; last < sentAt.length; last += 1) {
      // A window is counted from the answer, which is the latest moment at which the API can have counted.
      expect((sentAt[last] ?? 0) - (sentAt[last - 100] ?? 0)).toBeGreaterThanOrEqual(30_000);
    }
    expect(sentAt.at(-1)).toBeLessThan(271_000);
  });

  it('is shared by the clients of an account, first come, first served', async () => {
    const clock = new ManualClock(NOON);
    const rateLimiter = new MemoryRateLimiter(clock, { requests: 2, windowMs: 1000 });
    const clients = [openClient(rateLimiter, clock), openClient(rateLimiter, clock)];
    const calls = Promise.all([...clients, ...clients, ...clients].map(({ client }) => client.checkAuth()));
    await clock.advance(2000);
    await calls;
    expect(clients.flatMap(({ sentAt }) => sentAt).sort((a, b) => a - b)).toEqual([0, 0, 1000, 1000, 2000, 2000]);
  });

  it('holds everyone back after a 429', async () => {
    const clock = new ManualClock(NOON);
    const answers = [new Response('{}', { status: 429, headers: { 'Retry-After': '12' } })];
    const { client, sentAt } = openClient(new MemoryRateLimiter(clock), clock, 0, () => answers.shift() ?? auth());
    const first = client.checkAuth();
    await clock.advance(0);
    const second = client.checkAuth();
    await clock.advance(12_000);
    await Promise.all([first, second]);
    expect(sentAt).toEqual([0, 12_000, 12_000]);
  });

  it('is believed where others use the account, too', async () => {
    const clock = new ManualClock(NOON);
    const headers = { 'RateLimit-Limit': '100', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '9' };
    const { client, sentAt } = openClient(new MemoryRateLimiter(clock), clock, 0, () => auth(headers));
    await client.checkAuth();
    const second = client.checkAuth();
    await clock.advance(9000);
    await second;
    expect(sentAt).toEqual([0, 9000]);
  });

  it('is not taken for used by others when a permit became free while a request was under way', async () => {
    const clock = new ManualClock(NOON);
    const headers = { 'RateLimit-Limit': '2', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '9' };
    const rateLimiter = new MemoryRateLimiter(clock, { requests: 2, windowMs: 1000 });
    const { client, sentAt } = openClient(rateLimiter, clock, 600, () => auth(headers));
    const first = client.checkAuth();
    await clock.advance(300);
    const second = client.checkAuth();
    await clock.advance(1300);
    // Answered at 2200, when the permit of the second has been free since 1900.
    const third = client.checkAuth();
    await clock.advance(600);
    const fourth = client.checkAuth();
    await clock.advance(600);
    await Promise.all([first, second, third, fourth]);
    expect(sentAt).toEqual([0, 300, 1600, 2200]);
  });

  it('drops a caller that no longer waits, and gives the permit to the next', async () => {
    const clock = new ManualClock(NOON);
    const rateLimiter = new MemoryRateLimiter(clock, { requests: 1, windowMs: 1000 });
    const { client, sentAt } = openClient(rateLimiter, clock);
    await client.checkAuth();
    const controller = new AbortController();
    const impatient = client.checkAuth({ signal: controller.signal });
    const patient = client.checkAuth();
    controller.abort();
    await expect(impatient).rejects.toMatchObject({ code: 'aborted', effect: 'none' });
    await clock.advance(1000);
    await patient;
    expect(sentAt).toEqual([0, 1000]);
  });
});

describe('the backoff', () => {
  it('has full jitter below an end that doubles and stays', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(random, fc.integer({ min: 1, max: 60 }), (share, failures) => {
        const wait = backoffMs({ firstMs: 500, longestMs: 30_000 }, failures, () => share);
        expect(wait).toBe(share * Math.min(30_000, 500 * 2 ** (failures - 1)));
      }),
    );
  });
});
