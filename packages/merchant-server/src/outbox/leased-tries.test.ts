import { ManualClock } from '@invoicebox/invoicebox-api';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Database } from '../storage/database.js';
import { openDatabase } from '../storage/open-database.js';
import { migrate } from '../storage/schema.js';
import { NOON } from '../test-support/coffee-shop.js';
import { type Engine, useEngines } from '../test-support/engines.js';
import { GATHERING_MS, LEASE_MS, LeasedTries } from './leased-tries.js';
import type { Job, JobChange } from './outbox.js';

const engines = useEngines('tries');

const jobOf = (name: string, orderId = name): Job => ({
  id: name,
  orderId,
  kind: 'create_order',
  attempts: 1,
  payload: undefined,
});

/** Tries at one job for each name, held by a lease, on a database that counts its transactions. */
async function openTries(engine: Engine, jobs: readonly Job[]) {
  const database = await openDatabase(engines[engine]());
  onTestFinished(() => database.close());
  await migrate(database);
  await database.run('CREATE TABLE effects (job TEXT)');
  for (const { id, orderId } of jobs) {
    await database.run(
      `INSERT INTO orders (id, number, idempotency_key, idempotency_hash, state, revision, draft, input, fulfilment_state,
        created_at, expires_at) VALUES (?, ?, ?, '', 'created', 1, '{}', '{}', 'none', 0, 0) ON CONFLICT (id) DO NOTHING`,
      [orderId, orderId, orderId],
    );
    await database.run(
      `INSERT INTO outbox (id, order_id, kind, state, attempts, due_at) VALUES (?, ?, 'create_order', 'pending', 1, ?)`,
      [id, orderId, NOON + LEASE_MS],
    );
  }
  let transactions = 0;
  const counting: Database = {
    ...database,
    transaction(work) {
      transactions += 1;
      return database.transaction(work);
    },
  };
  const clock = new ManualClock(NOON);
  const tries = new LeasedTries({ database: counting, clock, log: pino({ level: 'silent' }) });
  onTestFinished(() => tries.stop());
  for (const job of jobs) tries.begin(job);
  const change =
    ({ id }: Job): JobChange =>
    (tx) =>
      tx.run('INSERT INTO effects (job) VALUES (?)', [id]);
  const column = async (sql: string, name: string) => (await database.run(sql)).map((row) => row[name]);
  return {
    database,
    clock,
    tries,
    change,
    transactions: () => transactions,
    effects: () => column('SELECT job FROM effects ORDER BY job', 'job'),
    pending: () => column("SELECT id FROM outbox WHERE state = 'pending' ORDER BY id", 'id'),
    due: () => column('SELECT due_at FROM outbox ORDER BY id', 'due_at'),
  };
}

describe.each(['libsql', 'postgres'] as const)('tries that end on %s', (engine) => {
  it('in one moment are written down together', async () => {
    const jobs = ['a', 'b', 'c', 'd'].map((name) => jobOf(name));
    const { tries, change, transactions, effects, pending } = await openTries(engine, jobs);
    await Promise.all(jobs.map((job) => tries.end(job, change(job))));
    expect([await effects(), await pending(), transactions()]).toEqual([['a', 'b', 'c', 'd'], [], 1]);
  });

  it('soon after one another are written down together, while others are under way', async () => {
    const jobs = ['a', 'b', 'c', 'last'].map((name) => jobOf(name));
    const { tries, change, transactions, pending } = await openTries(engine, jobs);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const ends: Promise<void>[] = [];
    for (const job of jobs.slice(0, 3)) {
      ends.push(tries.end(job, change(job)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(transactions()).toBe(0);
    vi.advanceTimersByTime(GATHERING_MS);
    await Promise.all(ends);
    expect([await pending(), transactions()]).toEqual([['last'], 1]);
  });

  it('do not fail with another one', async () => {
    const jobs = ['a', 'b', 'c'].map((name) => jobOf(name));
    const { tries, change, effects, pending } = await openTries(engine, jobs);
    const ends = jobs.map((job) => tries.end(job, job.id === 'b' ? (tx) => tx.run('SELECT nothing') : change(job)));
    const [a, b, c] = await Promise.allSettled(ends);
    expect([a?.status, b?.status, c?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([await effects(), await pending()]).toEqual([['a', 'c'], ['b']]);
  });

  it('do not lose their leases with another one, whose change is not written', async () => {
    const jobs = ['a', 'b', 'c'].map((name) => jobOf(name));
    const { database, tries, change, effects, pending } = await openTries(engine, jobs);
    await database.run("UPDATE outbox SET attempts = 2 WHERE id = 'b'");
    await Promise.all(jobs.map((job) => tries.end(job, change(job))));
    expect([await effects(), await pending()]).toEqual([['a', 'c'], ['b']]);
  });

  it('change an order one after the other, each seeing what the one before wrote', async () => {
    const jobs = ['a', 'b', 'c'].map((name) => jobOf(name, 'one order'));
    const { database, tries } = await openTries(engine, jobs);
    const count: JobChange = async (tx) => {
      const [row] = await tx.run("SELECT revision FROM orders WHERE id = 'one order'");
      await tx.run("UPDATE orders SET revision = ? WHERE id = 'one order'", [Number(row?.revision) + 1]);
    };
    await Promise.all(jobs.map((job) => tries.end(job, count)));
    expect(await database.run('SELECT revision FROM orders')).toEqual([{ revision: 4 }]);
  });

  it('keep their leases until then', async () => {
    const jobs = ['a', 'b'].map((name) => jobOf(name));
    const { clock, tries, due } = await openTries(engine, jobs);
    tries.over(jobOf('b'));
    await clock.advance(5_000);
    await expect.poll(due).toEqual([NOON + 5_000 + LEASE_MS, NOON + LEASE_MS]);
  });
});
