import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Database, SqlRow, SqlRunner, SqlValue, Transaction } from './database.js';
import { PostgresAnnouncements } from './postgres-announcements.js';
import { storable } from './storable.js';

/** Connections of one process; PostgreSQL allows 100 in all by default. */
const MAX_CONNECTIONS = 20;
/** Of these for statements that do not wait for the disk. */
const UNSYNCED_CONNECTIONS = 4;
/** Opening a connection costs more than keeping one. */
const IDLE_TIMEOUT_MS = 10 * 60_000;
/** To open a connection, or to get one of those that are in use. */
const CONNECT_TIMEOUT_MS = 5_000;
/** For one statement at the server: far longer than any of ours takes. */
const STATEMENT_TIMEOUT_MS = 6_000;
/** For its answer: a server that vanished without closing its connections says nothing. */
const ANSWER_TIMEOUT_MS = 8_000;
/** For a transaction whose process has stopped in the middle: its locks are released. */
const IDLE_TRANSACTION_TIMEOUT_MS = 15_000;
/** Advisory lock that serialises migrations; any number that nobody else uses. */
const MIGRATION_LOCK = 4_701_470_247;
/** Attempts at a transaction that conflicts with others. */
const MAX_ATTEMPTS = 10;
/** Longest wait before the first retry, doubled after each. */
const FIRST_RETRY_MS = 2;

/** Conflicts to retry: serialization failure, deadlock, and a key that the other transaction has just inserted. */
const CONFLICTS: ReadonlySet<string> = new Set(['40001', '40P01', '23505']);

/** Error of the statements that follow a failed one in its transaction. */
const TRANSACTION_ABORTED = '25P02';

/** `?` in the common SQL is `$1`, `$2`, … here. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => {
    count += 1;
    return `$${count}`;
  });
}

/** Bounds the memory of a connection if a program writes values into its SQL. */
const MAX_PREPARED = 500;
const prepared = new Map<string, { name?: string; text: string }>();

/** The statement with `$1` placeholders, and the name under which each connection prepares it once. */
function preparedStatement(sql: string): { name?: string; text: string } {
  const known = prepared.get(sql);
  if (known) return known;
  const text = numbered(sql);
  if (prepared.size >= MAX_PREPARED) return { text };
  const statement = { name: `s${prepared.size}`, text };
  prepared.set(sql, statement);
  return statement;
}

/** Whole numbers as numbers: all of ours are far below 2^53. Everything else as its text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number) => (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.INT4 ? Number : String),
};

function runnerOver(connection: Pick<pg.Pool, 'query'>): SqlRunner {
  return {
    async run(sql: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> {
      const result = await connection.query<SqlRow>({ ...preparedStatement(sql), values: storable(values) });
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
 * @param announce called for each topic after the commit. NOTIFY inside the transaction would serialise commits. An
 *   announcement that a crash swallows is made up for by polling (orders/order-events.ts).
 */
async function runOnce<Result>(
  pool: pg.Pool,
  begin: string,
  work: (tx: Transaction) => Promise<Result>,
  announce: (topic: string) => void,
): Promise<Result> {
  const connection = await pool.connect();
  // Told by the statements that fail; without a listener an event of this name ends the process.
  const ignore = () => undefined;
  connection.on('error', ignore);
  const runner = runnerOver(connection);
  let broken: Error | undefined;
  /** Error of the first statement that failed; later ones only say that the transaction is aborted. */
  let firstFailure: unknown;
  const run: SqlRunner['run'] = (sql, values) =>
    runner.run(sql, values).catch((error) => {
      firstFailure ??= error;
      throw error;
    });
  try {
    // Pipelined: not awaited, because the next statement fails if this one does.
    connection.query(begin).catch(() => undefined);
    const topics = new Set<string>();
    const writes: Promise<unknown>[] = [];
    const write: Transaction['write'] = (sql, values) => void writes.push(run(sql, values).catch(() => undefined));
    const result = await work({
      run,
      write,
      announce: (topic) => void topics.add(topic),
    });
    await Promise.all([connection.query('COMMIT'), ...writes]);
    // PostgreSQL answers COMMIT of a failed transaction with ROLLBACK, not with an error.
    if (firstFailure !== undefined) throw firstFailure;
    for (const topic of topics) announce(topic);
    return result;
  } catch (error) {
    await connection.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw codeOf(error) === TRANSACTION_ABORTED ? firstFailure : error;
  } finally {
    connection.off('error', ignore);
    connection.release(broken);
  }
}

/** Time limits of {@link openPostgres}, milliseconds; tests shorten them. */
export interface PostgresLimits {
  connectMs?: number;
  statementMs?: number;
  answerMs?: number;
}

/**
 * Opens a PostgreSQL database, for several processes on several machines. Transactions read one snapshot and fail where
 * another has changed what they change; then they run again. Every statement has a time limit, shorter than a lease; a
 * connection whose answer does not come is closed, and the next statement gets another one.
 *
 * @param url `postgres://user:password@host:port/database`.
 * @throws Error if the database cannot be reached.
 */
export async function openPostgres(
  url: string,
  {
    connectMs = CONNECT_TIMEOUT_MS,
    statementMs = STATEMENT_TIMEOUT_MS,
    answerMs = ANSWER_TIMEOUT_MS,
  }: PostgresLimits = {},
): Promise<Database> {
  const connecting = { connectionString: url, connectionTimeoutMillis: connectMs, keepAlive: true };
  const settings = {
    ...connecting,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    statement_timeout: statementMs,
    query_timeout: answerMs,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
    types,
    // Statements that do not depend on each other's results are sent without waiting for answers. One that gets no answer
    // in time ends its connection, and with it all that wait behind it.
    pipeline: true,
  };
  const pool = new pg.Pool({ ...settings, max: MAX_CONNECTIONS - UNSYNCED_CONNECTIONS });
  const unsynced = new pg.Pool({ ...settings, max: UNSYNCED_CONNECTIONS, options: '-c synchronous_commit=off' });
  // An idle connection that the server closed is replaced at the next use; without a listener it would end the process.
  for (const each of [pool, unsynced]) each.on('error', () => undefined);
  const announcements = new PostgresAnnouncements({ ...connecting, query_timeout: answerMs });
  const announce = (topic: string) => announcements.send(topic);
  const runner = runnerOver(pool);
  await runner.run('SELECT 1');

  return {
    isShared: true,
    unsynced: runnerOver(unsynced),
    run: runner.run,
    async transaction(work) {
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await runOnce(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ', work, announce);
        } catch (error) {
          if (attempt === MAX_ATTEMPTS || !CONFLICTS.has(codeOf(error) ?? '')) throw error;
          await sleep(Math.random() * FIRST_RETRY_MS * 2 ** attempt);
        }
      }
    },
    async migration(work) {
      // Its own: a step over a large table, and the wait for another server's, may take minutes.
      const patient = new pg.Pool({ ...connecting, types, max: 1 });
      try {
        // READ COMMITTED: a snapshot would be taken before the lock is granted.
        return await runOnce(
          patient,
          'BEGIN ISOLATION LEVEL READ COMMITTED',
          async (tx) => {
            await tx.run('SELECT pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
            return work(tx);
          },
          announce,
        );
      } finally {
        await patient.end();
      }
    },
    listen: (listener) => announcements.add(listener),
    async close() {
      await announcements.close();
      await Promise.all([pool.end(), unsynced.end()]);
    },
  };
}
