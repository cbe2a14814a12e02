import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { AnnouncementListener, Database, SqlRow, SqlRunner, SqlValue, Transaction } from './database.js';

/** Connections of one process; PostgreSQL allows 100 in all by default. */
const MOST_CONNECTIONS = 20;
/** A connection that cannot be had in so long is an error, in milliseconds. */
const CONNECT_TIMEOUT_MS = 10_000;
/** Channel of all announcements. */
const CHANNEL = 'merchant_server';
/** Between two attempts to listen again, in milliseconds. */
const LISTEN_AGAIN_MS = 1_000;
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

/** `?` in the common SQL is `$1`, `$2`, … here. */
function numbered(sql: string): string {
  let count = 0;
  return sql.replaceAll('?', () => {
    count += 1;
    return `$${count}`;
  });
}

/** Whole numbers as numbers: all of ours are far below 2^53. Everything else as its text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number) => (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.INT4 ? Number : String),
};

function runnerOver(connection: Pick<pg.Pool, 'query'>): SqlRunner {
  return {
    async run(sql: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> {
      const result = await connection.query<SqlRow>(numbered(sql), [...values]);
      return result.rows;
    },
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** Runs the work between BEGIN and COMMIT, once. */
async function runOnce<Result>(
  pool: pg.Pool,
  begin: string,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const connection = await pool.connect();
  let broken: Error | undefined;
  try {
    await connection.query(begin);
    const topics = new Set<string>();
    const result = await work({ ...runnerOver(connection), announce: (topic) => void topics.add(topic) });
    // PostgreSQL delivers them with the commit, and not at all without it.
    for (const topic of topics) await connection.query('SELECT pg_notify($1, $2)', [CHANNEL, topic]);
    await connection.query('COMMIT');
    return result;
  } catch (error) {
    await connection.query('ROLLBACK').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    connection.release(broken);
  }
}

/** Hears announcements on a connection of its own, and takes a new one when that breaks. */
class Listening {
  readonly #url: string;
  readonly #listeners = new Set<AnnouncementListener>();
  #connection: Promise<pg.Client> | undefined;
  #closed = false;

  constructor(url: string) {
    this.#url = url;
  }

  async add(listener: AnnouncementListener): Promise<() => void> {
    this.#listeners.add(listener);
    this.#connection ??= this.#connect();
    await this.#connection;
    return () => void this.#listeners.delete(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#connection?.then((client) => client.end()).catch(() => undefined);
  }

  async #connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url, keepAlive: true });
    client.on('notification', ({ payload = '' }) => this.#tell(payload));
    client.once('error', () => void client.end().catch(() => undefined));
    client.once('end', () => {
      if (!this.#closed) this.#connection = this.#connectAgain();
    });
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    return client;
  }

  async #connectAgain(): Promise<pg.Client> {
    for (;;) {
      await sleep(LISTEN_AGAIN_MS, undefined, { ref: false });
      try {
        const client = await this.#connect();
        this.#tell(null);
        return client;
      } catch (error) {
        if (this.#closed) throw error;
      }
    }
  }

  #tell(topic: string | null): void {
    for (const listener of this.#listeners) listener(topic);
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
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types,
  });
  // An idle connection that the server closed is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const listening = new Listening(url);
  const runner = runnerOver(pool);
  await runner.run('SELECT 1');

  return {
    isShared: true,
    run: runner.run,
    async transaction(work) {
      for (let run = 1; ; run += 1) {
        try {
          return await runOnce(pool, 'BEGIN ISOLATION LEVEL REPEATABLE READ', work);
        } catch (error) {
          if (run === MOST_RUNS || !IN_THE_WAY.has(codeOf(error) ?? '')) throw error;
          await sleep(Math.random() * FIRST_PAUSE_MS * 2 ** run);
        }
      }
    },
    migration: (work) =>
      // Not on a snapshot: it would be taken while waiting for the lock, and be old when the lock is had.
      runOnce(pool, 'BEGIN ISOLATION LEVEL READ COMMITTED', async (tx) => {
        await tx.run('SELECT pg_advisory_xact_lock(?)', [MIGRATION_LOCK]);
        return work(tx);
      }),
    listen: (listener) => listening.add(listener),
    async close() {
      await listening.close();
      await pool.end();
    },
  };
}
