import { ManualClock, MemoryRequestBudget, type RequestBudget } from '@invoicebox/invoicebox-api';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Database } from '../storage/database.js';
import { openLibsql } from '../storage/libsql.js';
import { migrate } from '../storage/schema.js';
import { NOON, temporaryDatabaseUrl } from '../test-support/coffee-shop.js';
import { SharedRequestBudget } from './shared-budget.js';

const LIMIT = { requests: 3, windowMs: 1_000 };

async function openDatabase(): Promise<Database> {
  const database = await openLibsql(temporaryDatabaseUrl());
  onTestFinished(() => database.close());
  await migrate(database);
  return database;
}

const budgets: Record<string, (clock: ManualClock) => Promise<RequestBudget>> = {
  'in memory': async (clock) => new MemoryRequestBudget(clock, LIMIT),
  'in a database': async (clock) => SharedRequestBudget.open(await openDatabase(), clock, LIMIT),
};

async function takeAll(budget: RequestBudget): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: LIMIT.requests }, () => budget.take()));
  return answers.map((answer) => ('permit' in answer ? answer.permit : expect.fail('A slot is not free.')));
}

describe.each(Object.keys(budgets))('a budget of requests %s', (kind) => {
  const open = async () => {
    const clock = new ManualClock(NOON);
    const budget = (await budgets[kind]?.(clock)) ?? expect.fail(`No budget ${kind}.`);
    return { clock, budget };
  };

  it('gives each slot once and says how long until the next', async () => {
    const { clock, budget } = await open();
    expect(new Set(await takeAll(budget)).size).toBe(LIMIT.requests);
    await clock.advance(400);
    expect(await budget.take()).toEqual({ waitMs: 600 });
  });

  it('frees a slot a window after its request was through, and at once if it was not sent', async () => {
    const { clock, budget } = await open();
    const [sent = -1, unsent = -1, early = -1] = await takeAll(budget);
    await budget.settle(early, true);
    await clock.advance(400);
    await budget.settle(sent, true);
    await budget.settle(unsent, false);
    expect(await budget.take()).toEqual({ permit: unsent });
    await budget.settle(unsent, true);
    await clock.advance(999);
    expect(await budget.freeSince(clock.now())).toBe(1);
    await clock.advance(1);
    expect(await budget.freeSince(clock.now())).toBe(3);
  });

  it('foretells when requests can go, round after round', async () => {
    const { clock, budget } = await open();
    const [first = -1] = await takeAll(budget);
    await clock.advance(100);
    await budget.settle(first, true);
    const at = [1_000, 1_000, 1_100, 2_000, 2_000, 2_100, 3_000].map((ms) => NOON + ms);
    expect(await budget.forecast(7)).toEqual(at);
  });

  it('holds everything back for a pause', async () => {
    const { budget } = await open();
    await budget.pause(1_500);
    expect(await budget.forecast(4)).toEqual([1_500, 1_500, 1_500, 2_500].map((ms) => NOON + ms));
    expect(await budget.take()).toEqual({ waitMs: 1_500 });
  });
});

describe('a budget in a database', () => {
  it('is one for all servers, outlives them, and follows a limit that was changed', async () => {
    const clock = new ManualClock(NOON);
    const database = await openDatabase();
    const [one, other] = [
      await SharedRequestBudget.open(database, clock, LIMIT),
      await SharedRequestBudget.open(database, clock, LIMIT),
    ];
    const answers = await Promise.all([one.take(), other.take(), one.take(), other.take()]);
    expect(answers.filter((answer) => 'permit' in answer)).toHaveLength(3);
    const restarted = await SharedRequestBudget.open(database, clock, LIMIT);
    expect(await restarted.take()).toEqual({ waitMs: 1_000 });
    const larger = await SharedRequestBudget.open(database, clock, { ...LIMIT, requests: 4 });
    expect(await larger.take()).toEqual({ permit: 3 });
  });

  it('takes slots before they are free, for all that wait, and hands each out when it is', async () => {
    const clock = new ManualClock(NOON);
    const database = await openDatabase();
    const budget = await SharedRequestBudget.open(database, clock, LIMIT);
    const permits = await takeAll(budget);
    for (const permit of permits) {
      await budget.settle(permit, true);
      await clock.advance(100);
    }
    const written = async () =>
      (await database.run('SELECT free_at FROM request_slots')).map((row) => Number(row.free_at));
    await expect.poll(async () => Math.max(...(await written()))).toBe(NOON + 1_200);
    expect(await budget.take(3)).toEqual({ waitMs: 700 });
    // Taken, so another server has to wait for the round after.
    const other = await SharedRequestBudget.open(database, clock, LIMIT);
    expect(await other.forecast(1)).toEqual([NOON + 2_000]);
    await clock.advance(700);
    expect(await budget.take(3)).toEqual({ permit: permits[0] });
    expect(await budget.take(2)).toEqual({ waitMs: 100 });
    await clock.advance(100);
    expect(await budget.take(2)).toEqual({ permit: permits[1] });
  });

  it('gives back what was taken ahead and nobody asked for', async () => {
    const clock = new ManualClock(NOON);
    const database = await openDatabase();
    const limit = { requests: 3, windowMs: 60_000 };
    const budget = await SharedRequestBudget.open(database, clock, limit);
    await budget.take(3);
    expect(budget.inUse).toBe(3);
    await clock.advance(1_000);
    expect(budget.inUse).toBe(1);
    const free = () => database.run('SELECT slot FROM request_slots WHERE free_at <= ?', [clock.now()]);
    await expect.poll(async () => (await free()).length).toBe(2);
    expect(await budget.forecast(3)).toEqual([clock.now(), clock.now(), NOON + 60_000]);
  });
});
