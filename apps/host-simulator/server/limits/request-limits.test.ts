import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../clock/simulated-clock.js';
import { SEED } from '../records/seed.js';
import { RequestLimits } from './request-limits.js';

const LIMITS = {
  enabled: true,
  account: { requests: 2, windowMs: 30_000 },
  ip: { requests: 3, windowMs: 30_000 },
};
const [account, other] = SEED.accounts;

describe('the limits of requests', () => {
  it('let so many through in any window of time', async () => {
    const clock = new SimulatedClock({ now: 0, speed: 0 });
    const limits = new RequestLimits(clock);
    const ask = () => limits.count(LIMITS, 'a', account).allowed;
    expect(ask()).toBe(true);
    await clock.advance(20_000);
    expect([ask(), ask()]).toEqual([true, false]);
    await clock.advance(10_000);
    expect([ask(), ask()]).toEqual([true, false]);
  });

  it('tell what is left and when there is more', async () => {
    const clock = new SimulatedClock({ now: 0, speed: 0 });
    const limits = new RequestLimits(clock);
    expect(limits.count(LIMITS, 'a', account)).toEqual({ allowed: true, limit: 2, remaining: 1, resetSeconds: 30 });
    await clock.advance(500);
    expect(limits.count(LIMITS, 'a', account)).toEqual({ allowed: true, limit: 2, remaining: 0, resetSeconds: 30 });
    await clock.advance(15_000);
    expect(limits.count(LIMITS, 'a', account)).toMatchObject({ allowed: false, resetSeconds: 15 });
  });

  it('count an address over all its accounts, and each account by itself', () => {
    const limits = new RequestLimits(new SimulatedClock({ now: 0, speed: 0 }));
    const decisions = [account, account, other, other].map((one) => limits.count(LIMITS, 'a', one).allowed);
    expect(decisions).toEqual([true, true, true, false]);
    expect(limits.count(LIMITS, 'b', other).allowed).toBe(true);
  });

  it('refuse nothing while they are off', () => {
    const limits = new RequestLimits(new SimulatedClock({ now: 0, speed: 0 }));
    const off = { ...LIMITS, enabled: false };
    expect([1, 2, 3, 4].every(() => limits.count(off, 'a', account).allowed)).toBe(true);
  });
});
