import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { AppendedRows } from './appended-rows.js';
import type { Database, SqlRow, SqlRunner, SqlValue, Transaction } from './database.js';
import { PostgresAnnouncements } from './postgres-announcements.js';

/** Connections of one process; PostgreSQL allows 100 in all by default. */
const MOST_CONNECTIONS = 20;
/** Of these for statements that do not wait for the disk. */
const UNSYNCED_CONNECTIONS = 4;
/** A connection that nobody needs is kept so long, in milliseconds: a rush finds the connections of the last one. */
const IDLE_TIMEOUT_MS = 10 * 60_000;
/** A connection that cannot be had in so long is an error, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;
/** Lock that programs that start at the same time take in turn; any number that nobody else uses. */
const MIGRATION_LOCK = 4_701_470_247;
/** Times that a transaction which others got in the way of is run. */
const MOST_RUNS = 10;
/** Longest pause before it is run again, in milliseconds; doubled each time. */
const FIRST_PAUSE_MS = 2;

/**
 * What PostgreSQL says when two transactions got in each other's way: serialization failure, deadlock, and a key that
 * the other has just inserted, which the next run finds.
 */
const IN_THE_WAY: ReadonlySet<string> = new Set(['40001', '40P01', '23505']);

/** What PostgreSQL says to statements after the one that failed, which may have been sent along with it. */
const FAILED_BEFORE = '25P02';

/** `?` in the common SQL is `$1`, `$2`, … here. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => {
    count += 1;
    return `$${count}`;
  });
}

/** Statements of so many different texts are prepared; more only come from a program that writes values into them. */
const MOST_PREPARED = 500;
const prepared = new Map<string, { name?: string; text: string }>();

/** A statement in PostgreSQL's own words, with the name under which each connection prepares it once. */
function preparedStatement(sql: string): { name?: string; text: string } {
  const known = prepared.get(sql);
  if (known) return known;
  const text = numbered(sql);
  if (prepared.size >= MOST_PREPARED) return { text };
  const statement = { name: `s${prepared.size}`, text };
  prepared.set(sql, statement);
  return statement;
}

/** Whole numbers as numbers: all of ours are far below 2^53. Everything else as its text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number) => (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.INT4 ? Number : String),
};

/** The part of a connection of `pg` below its types: the socket. */
interface WithSocket {
  readonly connection?: { readonly stream?: Pick<Writable, 'cork' | 'uncork'> };
}

/** Sends what is asked for in one go, for instance BEGIN with the first statement, by one call of the system. */
function sendTogether(connection: object): void {
  const { stream } = (connection as WithSocket).connection ?? {};
  stream?.cork();
  process.nextTick(() => stream?.uncork());
}

function runnerOver(connection: Pick<pg.Pool, 'query'>): SqlRunner {
  return {
    async run(sql: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> {
      sendTogether(connection);
      const result = await connection.query<SqlRow>({ ...preparedStatement(sql), values: [...values] });
      return result.rows;
    },
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/**
 * Runs the work between BEGIN and COMMIT, once.
 *
 * @param announce told of each topic after the commit. Not by a NOTIFY within the transaction: PostgreSQL commits such
 *   transactions one after the other, each with its own wait for the disk. What a process that dies in between has not
 *   told is found by the next look at what is watched (orders/order-events.ts).
 */
async function runOnce<Result>(
  pool: pg.Pool,
  begin: string,
  work: (tx: Transaction) => Promise<Result>,
  announce: (topic: string) => void,
): Promise<Result> {
  const connection = await pool.connect();
  const runner = runnerOver(connection);
  let broken: Error | undefined;
  /** Of the first statement that failed: answers come in order. */
  let firstFailure: unknown;
  const run: SqlRunner['run'] = (sql, values) =>
    runner.run(sql, values).catch((error) => {
      firstFailure ??= error;
      throw error;
    });
  try {
    // Not waited for: what comes next is sent along with it, and fails if it did.
    sendTogether(connection);
    connection.query(begin).catch(() => undefined);
    const topics = new Set<string>();
    const writes: Promise<unknown>[] = [];
    const appended = new AppendedRows();
    const write: Transaction['write'] = (sql, values) => void writes.push(run(sql, values).catch(() => undefined));
    const result = await work({
      run,
      write,
      append: (into, row) => appended.add(into, row),
      announce: (topic) => void topics.add(topic),
    });
    for (const { sql, values } of appended.statements()) write(sql, values);
    sendTogether(connection);
    await Promise.all([connection.query('COMMIT'), ...writes]);
    // PostgreSQL answers the COMMIT of a transaction that failed by undoing it, not with an error.
    if (firstFailure !== undefined) throw firstFailure;
    for (const topic of topics) announce(topic);
    return result;
  } catch (error) {
    await connection.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw codeOf(error) === FAILED_BEFORE ? firstFailure : error;
  } finally {
    connection.release(broken);
  }
}

/**
 * Opens a PostgreSQL database, for several processes on several machines. Transactions read one snapshot and fail where
 * another has changed what they change; then they run again.
 *
 * @param url `postgres://user:password@host:port/database`.
 * @throws Error if the database cannot be reached.
 */
export async function openPostgres(url: string): Promise<Database> {
  // Statements that do not wait for one another are sent together.
  const settings = {
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
    types,
    pipeline: true,
  };
  const pool = new pg.Pool({ ...settings, max: MOST_CONNECTIONS - UNSYNCED_CONNECTIONS });
  const unsynced = new pg.Pool({ ...settings, max: UNSYNCED_CONNECTIONS, options: '-c synchronous_commit=off' });
  // An idle connection that the server closed is replaced at the next use; without a listener it would end the process.
  for (const each of [pool, unsynced]) each.on('error', () => undefined);
  const announcements = new PostgresAnnouncements(url);
  const announce = (topic: string) => announcements.send(topic);
  const runner = runnerOver(pool);
  await runner.run('SELECT 1');

  return {
    isShared: true,
    unsynced: runnerOver(unsynced),
    run: runner.run,
    async transaction(work) {
      for (let run = 1; ; run += 1) {
        try {
          return await runOnce(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ', work, announce);
        } catch (error) {
          if (run === MOST_RUNS || !IN_THE_WAY.has(codeOf(error) ?? '')) throw error;
          await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** run);
        }
      }
    },
    migration: (work) =>
      // Not on a snapshot: it would be taken while waiting for the lock, and be old when the lock is had.
      runOnce(
        pool,
        'BEGIN ISOLATION LEVEL READ COMMITTED',
        async (tx) => {
          await tx.run('SELECT pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
          return work(tx);
        },
        announce,
      ),
    listen: (listener) => announcements.add(listener),
    async close() {
      await announcements.close();
      await Promise.all([pool.end(), unsynced.end()]);
    },
  };
}
