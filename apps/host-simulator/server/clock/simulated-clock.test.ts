import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimulatedClock } from './simulated-clock.js';

const START = Date.UTC(2026, 10, 21, 12);

describe('a stopped clock', () => {
  it('runs what is due in the order of its time, each at its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(1_000), { maxLength: 50 }), async (delays) => {
        const clock = new SimulatedClock({ now: 0, speed: 0 });
        const seen: number[] = [];
        for (const delay of delays) clock.schedule(delay, () => seen.push(clock.now()));
        await clock.advance(500);
        expect(seen).toEqual(delays.filter((delay) => delay <= 500).sort((a, b) => a - b));
        expect(clock.now()).toBe(500);
      }),
      { numRuns: 50 },
    );
  });

  it('waits for the work that a task starts, and runs what that schedules on the way', async () => {
    const clock = new SimulatedClock({ now: START, speed: 0 });
    const seen: number[] = [];
    const work = async () => {
      await new Promise((resolve) => setImmediate(resolve));
      clock.schedule(10, () => seen.push(clock.now() - START));
    };
    clock.schedule(100, () => clock.track(work()));
    clock.schedule(5_000, () => seen.push(clock.now() - START));
    await clock.advance(5_000);
    expect(seen).toEqual([110, 5_000]);
  });

  it('does moves that overlap one after another', async () => {
    const clock = new SimulatedClock({ now: 0, speed: 0 });
    await Promise.all([clock.advance(10), clock.advance(20)]);
    expect(clock.now()).toBe(30);
  });

  it('does not run what was canceled', async () => {
    const clock = new SimulatedClock({ now: 0, speed: 0 });
    clock.schedule(10, () => expect.unreachable())();
    await clock.advance(20);
  });

  it('is set to an earlier time without undoing anything', async () => {
    const clock = new SimulatedClock({ now: START, speed: 0 });
    await clock.set(START - 1_000);
    expect(clock.state).toEqual({ now: START - 1_000, speed: 0 });
  });
});

describe('a running clock', () => {
  it('passes N times as fast, and tasks see their own time', async () => {
    const real = new ManualClock(0);
    const clock = new SimulatedClock({ now: START, speed: 50 }, real);
    const seen: number[] = [];
    clock.schedule(60_000, () => seen.push(clock.now() - START));
    await real.advance(1_199);
    expect(seen).toEqual([]);
    await real.advance(1);
    expect(seen).toEqual([60_000]);
    clock.setSpeed(0);
    await real.advance(10_000);
    expect(clock.now() - START).toBe(60_000);
  });
});
