import { MemoryRateLimiter } from '@invoicebox/invoicebox-api';
import { ManualClock } from '@invoicebox/invoicebox-api/testing';
import { pino } from 'pino';
import { expect, it, onTestFinished } from 'vitest';
import type { Database, SqlRow, SqlRunner, SqlValue } from '../storage/database.js';
import { openDatabase } from '../storage/open-database.js';
import { migrate } from '../storage/schema.js';
import { NOON } from '../test-support/coffee-shop.js';
import { useEngines } from '../test-support/engines.js';
import type { JobHandler, JobHandlers } from './job.js';
import { Outbox } from './outbox.js';

const engines = useEngines('plans');

const WAITING = 900;
/** How many of them the account's limit lets go. */
const REQUESTS = 20;

/** A step of PostgreSQL's plan, as EXPLAIN tells of it. */
interface PlanNode {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

/** How many rows a plan has read from tables and indexes. */
function rowsRead({ Plans = [], ...node }: PlanNode): number {
  const isScan = node['Node Type'].endsWith('Scan');
  const own = isScan ? (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'] : 0;
  return own + Plans.reduce((sum, child) => sum + rowsRead(child), 0);
}

/** Ends a transaction without its effects. */
class UndoneError extends Error {}

/** Runs a statement without its effects. @returns the rows that it has read. */
async function explain(database: Database, sql: string, values: readonly SqlValue[]): Promise<number> {
  let read = 0;
  const tried = database.transaction(async (tx) => {
    const [row] = await tx.run(`EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`, values);
    const [{ Plan }] = JSON.parse(String(row?.['QUERY PLAN'])) as [{ Plan: PlanNode }];
    read = rowsRead(Plan);
    throw new UndoneError();
  });
  await tried.catch((error) => {
    if (!(error instanceof UndoneError)) throw error;
  });
  return read;
}

/** A database that notes for each statement of the outbox how many rows it reads at most. */
function explaining(database: Database): { database: Database; read: Map<string, number> } {
  const read = new Map<string, number>();
  const over = (runner: SqlRunner) => ({
    async run(sql: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> {
      if (/\boutbox\b/.test(sql)) read.set(sql, Math.max(read.get(sql) ?? 0, await explain(database, sql, values)));
      return runner.run(sql, values);
    },
  });
  return {
    read,
    database: {
      ...database,
      ...over(database),
      transaction: (work) => database.transaction((tx) => work({ ...tx, ...over(tx) })),
    },
  };
}

/** Stores orders with a job each, all in one state. */
async function store(database: Database, state: 'pending' | 'done', prefix: string): Promise<void> {
  const rows = Array.from({ length: WAITING }, (_, index) => `('${prefix}${index}')`).join(', ');
  await database.run(
    `INSERT INTO orders (id, number, idempotency_key, idempotency_hash, state, revision, draft, input, fulfilment_state,
      created_at, expires_at)
      SELECT column1, column1, column1, '', 'created', 1, '{}', '{}', 'none', 0, 0 FROM (VALUES ${rows}) AS names`,
  );
  await database.run(
    `INSERT INTO outbox (id, order_id, kind, state, attempts, due_at)
      SELECT column1, column1, 'create_order', '${state}', 0, ${NOON} FROM (VALUES ${rows}) AS names`,
  );
}

it('PostgreSQL does not scan all pending jobs for each job, though its statistics are from a quiet hour', async () => {
  const plain = await openDatabase(engines.postgres());
  onTestFinished(() => plain.close());
  await migrate(plain);
  await store(plain, 'done', 'quiet');
  await plain.run('VACUUM ANALYZE');
  await store(plain, 'pending', 'rush');
  const { database, read } = explaining(plain);
  const clock = new ManualClock(NOON);
  const rateLimiter = new MemoryRateLimiter(clock, { requests: REQUESTS, windowMs: 30_000 });
  let calls = 0;
  const call: JobHandler = {
    async run() {
      calls += 1;
      await rateLimiter.acquire();
      return undefined;
    },
    apply: async (_context, order) => order,
  };
  const handlers = new Proxy({} as JobHandlers, { get: () => call });
  const outbox = new Outbox({ database, clock, log: pino({ level: 'silent' }), handlers, rateLimiter });
  outbox.start();
  await clock.advance(0);
  await expect.poll(() => calls).toBe(REQUESTS);
  await outbox.stop();
  const done = await plain.run("SELECT COUNT(*) AS done FROM outbox WHERE state = 'done'");
  expect(done).toEqual([{ done: WAITING + REQUESTS }]);
  // A poll, a claim and at least one completion.
  expect(read.size).toBeGreaterThanOrEqual(3);
  // Each job may be read a few times, but not all jobs for each of them.
  expect(Math.max(...read.values())).toBeLessThan(4 * WAITING);
});
