import { UnlimitedRateLimiter } from '@invoicebox/invoicebox-api';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { waitFor } from '@invoicebox/test-kit';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../storage/open-database.js';
import { migrate } from '../storage/schema.js';
import { NOON } from '../test-support/coffee-shop.js';
import { type Engine, useEngines } from '../test-support/engines.js';
import type { JobHandler, JobHandlers, JobKind } from './job.js';
import { enqueueJob } from './job-table.js';
import { Outbox } from './outbox.js';

const KINDS: readonly JobKind[] = ['create_order', 'fulfil_order', 'settle_duplicates'];

const engines = useEngines('leases');

/** Two servers on one database, each with a clock of its own, and one job that is due. */
async function twoServers(engine: Engine, kind: JobKind) {
  const database = await openDatabase(engines[engine]());
  onTestFinished(() => database.close());
  await migrate(database);
  await database.run(
    `INSERT INTO orders (id, number, idempotency_key, idempotency_hash, state, revision, draft, input,
      fulfilment_state, created_at, expires_at) VALUES ('one', 'one', 'one', '', 'created', 1, '{}', '{}', 'none', 0, 0)`,
  );
  await database.run('CREATE TABLE effects (server TEXT)');
  const open = (server: string) => {
    const clock = new ManualClock(NOON);
    let finish: () => void = () => undefined;
    const attempts: boolean[] = [];
    const handler: JobHandler<string> = {
      run: (_order, { isFirstAttempt }) =>
        new Promise((resolve) => {
          attempts.push(isFirstAttempt);
          finish = () => resolve(server);
        }),
      async apply({ tx }, order, effect) {
        await tx.run('INSERT INTO effects (server) VALUES (?)', [effect]);
        return order;
      },
    };
    const handlers = Object.fromEntries(KINDS.map((name) => [name, handler])) as unknown as JobHandlers;
    const outbox = new Outbox({
      database,
      clock,
      log: pino({ level: 'silent' }),
      handlers,
      rateLimiter: new UnlimitedRateLimiter(),
    });
    return { clock, outbox, attempts, finish: () => finish() };
  };
  const [first, second] = [open('first'), open('second')];
  const jobId = await database.transaction(async (tx) =>
    enqueueJob(tx, { orderId: 'one', kind, dueAt: first.clock.now() }),
  );
  const job = async () => (await database.run('SELECT state, attempts, due_at FROM outbox'))[0];
  const effects = async () => (await database.run('SELECT server FROM effects')).map(({ server }) => server);
  return { first, second, jobId, job, effects };
}

const CASES = KINDS.flatMap((kind) => [['libsql', kind] as const, ['postgres', kind] as const]);

describe.each(CASES)('on %s the lease of %s', (engine, kind) => {
  it('is renewed while its attempt runs, however long that is', async () => {
    const { first, second, jobId, job, effects } = await twoServers(engine, kind);
    const running = first.outbox.runNow(jobId);
    await waitFor(() => expect(first.attempts).toEqual([true]));
    for (let seconds = 5; seconds <= 120; seconds += 5) {
      await first.clock.advance(5_000);
      await waitFor(async () => expect((await job())?.due_at).toBe(first.clock.now() + 15_000));
      await second.clock.advance(5_000);
      await second.outbox.runNow(jobId);
    }
    expect(second.attempts).toEqual([]);
    first.finish();
    await running;
    expect(await effects()).toEqual(['first']);
    expect(await job()).toMatchObject({ state: 'done', attempts: 1 });
  });

  it('ends 15 s after its server was killed, and an attempt that wakes up later changes nothing', async () => {
    const { first, second, jobId, job, effects } = await twoServers(engine, kind);
    // The first server's clock stands still from here on: it renews nothing.
    const stalled = first.outbox.runNow(jobId);
    await waitFor(() => expect(first.attempts).toEqual([true]));
    await second.clock.advance(14_999);
    await second.outbox.runNow(jobId);
    expect(second.attempts).toEqual([]);
    await second.clock.advance(1);
    const taken = second.outbox.runNow(jobId);
    await waitFor(() => expect(second.attempts).toEqual([false]));
    first.finish();
    await stalled;
    expect(await effects()).toEqual([]);
    second.finish();
    await taken;
    expect(await effects()).toEqual(['second']);
    expect(await job()).toMatchObject({ state: 'done', attempts: 2 });
  });
});
