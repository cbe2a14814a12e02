import { MemoryRateLimiter, type RateLimiter } from '@invoicebox/invoicebox-api';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../storage/database.js';
import { openDatabase } from '../storage/open-database.js';
import { migrate } from '../storage/schema.js';
import { NOON } from '../test-support/coffee-shop.js';
import { useEngines } from '../test-support/engines.js';
import { SharedRateLimiter } from './shared-rate-limiter.js';

const LIMIT = { requests: 3, windowMs: 1_000 };

const engines = useEngines('limiter');

async function newDatabase(): Promise<Database> {
  const database = await openDatabase(engines.postgres());
  onTestFinished(() => database.close());
  await migrate(database);
  return database;
}

const limiters: Record<string, (clock: ManualClock) => Promise<RateLimiter>> = {
  'in memory': async (clock) => new MemoryRateLimiter(clock, LIMIT),
  'in a database': async (clock) => SharedRateLimiter.open(await newDatabase(), clock, LIMIT),
};

async function acquireAll(rateLimiter: RateLimiter): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: LIMIT.requests }, () => rateLimiter.acquire()));
  return answers.map((answer) => ('permit' in answer ? answer.permit : expect.fail('A permit is not free.')));
}

describe.each(Object.keys(limiters))('a rate limiter %s', (kind) => {
  const open = async () => {
    const clock = new ManualClock(NOON);
    const rateLimiter = (await limiters[kind]?.(clock)) ?? expect.fail(`No limiter ${kind}.`);
    return { clock, rateLimiter };
  };

  it('gives each permit once and says how long until the next', async () => {
    const { clock, rateLimiter } = await open();
    expect(new Set(await acquireAll(rateLimiter)).size).toBe(LIMIT.requests);
    await clock.advance(400);
    expect(await rateLimiter.acquire()).toEqual({ waitMs: 600 });
  });

  it('frees a permit a window after its request was through, and at once if it was not sent', async () => {
    const { clock, rateLimiter } = await open();
    const [sent = -1, unsent = -1, early = -1] = await acquireAll(rateLimiter);
    await rateLimiter.release(early, true);
    await clock.advance(400);
    await rateLimiter.release(sent, true);
    await rateLimiter.release(unsent, false);
    expect(await rateLimiter.acquire()).toEqual({ permit: unsent });
    await rateLimiter.release(unsent, true);
    await clock.advance(999);
    expect(await rateLimiter.freeSince(clock.now())).toBe(1);
    await clock.advance(1);
    expect(await rateLimiter.freeSince(clock.now())).toBe(3);
  });

  it('foretells when requests can go, round after round', async () => {
    const { clock, rateLimiter } = await open();
    const [first = -1] = await acquireAll(rateLimiter);
    await clock.advance(100);
    await rateLimiter.release(first, true);
    const at = [1_000, 1_000, 1_100, 2_000, 2_000, 2_100, 3_000].map((ms) => NOON + ms);
    expect(await rateLimiter.forecast(7)).toEqual(at);
  });

  it('holds everything back for a pause', async () => {
    const { clock, rateLimiter } = await open();
    await rateLimiter.pause(1_500);
    expect(await rateLimiter.forecast(4)).toEqual([1_500, 1_500, 1_500, 2_500].map((ms) => NOON + ms));
    let answer = await rateLimiter.acquire();
    while ('waitMs' in answer) {
      await clock.advance(answer.waitMs);
      answer = await rateLimiter.acquire();
    }
    expect(clock.now()).toBe(NOON + 1_500);
  });
});

describe('a rate limiter in a database', () => {
  it('is one for all servers, outlives them, and follows a limit that was changed', async () => {
    const clock = new ManualClock(NOON);
    const database = await newDatabase();
    const [one, other] = [
      await SharedRateLimiter.open(database, clock, LIMIT),
      await SharedRateLimiter.open(database, clock, LIMIT),
    ];
    const answers = await Promise.all([one.acquire(), other.acquire(), one.acquire(), other.acquire()]);
    expect(answers.filter((answer) => 'permit' in answer)).toHaveLength(3);
    const restarted = await SharedRateLimiter.open(database, clock, LIMIT);
    expect(await restarted.acquire()).toEqual({ waitMs: 1_000 });
    const larger = await SharedRateLimiter.open(database, clock, { ...LIMIT, requests: 4 });
    expect(await larger.acquire()).toEqual({ permit: 3 });
  });
});
