import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Client,
  createClient,
  type InArgs,
  LibsqlError,
  type Transaction as LibsqlTransaction,
  type ResultSet,
} from '@libsql/client';
import type { AnnouncementListener, Database, SqlRow, SqlRunner, SqlValue, Transaction } from './database.js';
import { storable } from './storable.js';

function rowsOf(result: ResultSet): SqlRow[] {
  return result.rows.map((row) => {
    const entries = result.columns.map((column) => [column, row[column] as SqlValue] as const);
    return Object.fromEntries(entries);
  });
}

/** Statements over a client or one of its transactions. */
function runnerOver(executor: Pick<Client, 'execute'>): SqlRunner {
  return {
    async run(sql, values = []) {
      return rowsOf(await executor.execute({ sql, args: storable(values) as InArgs }));
    },
  };
}

/** SQLite waits for a writer of another process (an operator's command, a backup) without letting anything else run. */
const BUSY_WAIT_MS = 50;
/** So it waits briefly, and the transaction is attempted again after a pause, until this time is over. */
const BUSY_LIMIT_MS = 8_000;
/** The first pause; doubled up to the longest. */
const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 200;

/** Errors after which a connection is not used again: the disk is full, cannot be written or read, or somebody holds the file. */
const BROKEN: ReadonlySet<string> = new Set([
  'SQLITE_BUSY',
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_READONLY',
  'SQLITE_CANTOPEN',
]);

function codeOf(error: unknown): string | undefined {
  return error instanceof LibsqlError ? error.code : undefined;
}

/** Statements that do not conflict with a writer. */
const READS = /^\s*(SELECT|PRAGMA)\b/i;

/**
 * Opens a libSQL (SQLite) file: write-ahead log, every commit synced to the disk.
 *
 * @param url `file:/path/to/merchant.db`.
 * @throws LibsqlError if the file cannot be opened.
 */
export async function openLibsql(url: string): Promise<Database> {
  const connect = () => createClient({ url, intMode: 'number', timeout: BUSY_WAIT_MS });
  const reader = connect();
  let writer = connect();
  await writer.execute('PRAGMA journal_mode = WAL');
  const runner = runnerOver(reader);
  // SQLite allows one writer at a time, and answers a second one with «busy»: writers of this process queue here.
  let lastWrite: Promise<unknown> = Promise.resolve();

  // One process uses the file, so announcements stay in it.
  const listeners = new Set<AnnouncementListener>();

  /** A statement that failed stays in progress until it is collected, and nothing commits beside it: a new connection. */
  const reconnectWriter = () => {
    writer.close();
    writer = connect();
  };

  const begin = async (): Promise<LibsqlTransaction> => {
    const giveUpAt = Date.now() + BUSY_LIMIT_MS;
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        return await writer.transaction('write');
      } catch (error) {
        reconnectWriter();
        if (codeOf(error) !== 'SQLITE_BUSY' || Date.now() >= giveUpAt) throw error;
        await sleep(pause);
      }
    }
  };

  const runTransaction = async <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> => {
    const tx = await begin();
    const runner = runnerOver(tx);
    const topics = new Set<string>();
    const writes: Promise<unknown>[] = [];
    const write: Transaction['write'] = (sql, values) => {
      const written = runner.run(sql, values);
      // Awaited below, unless `work` fails first.
      written.catch(() => undefined);
      writes.push(written);
    };
    try {
      const result = await work({
        run: runner.run,
        write,
        announce: (topic) => void topics.add(topic),
      });
      await Promise.all(writes);
      await tx.commit();
      for (const topic of topics) for (const listener of listeners) listener(topic);
      return result;
    } catch (error) {
      tx.close();
      if (BROKEN.has(codeOf(error) ?? '')) reconnectWriter();
      throw error;
    } finally {
      tx.close();
    }
  };
  const transaction = <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> => {
    const result = lastWrite.then(() => runTransaction(work));
    lastWrite = result.catch(() => undefined);
    return result;
  };

  const run: SqlRunner['run'] = (sql, values) =>
    READS.test(sql) ? runner.run(sql, values) : transaction((tx) => tx.run(sql, values));

  return {
    isShared: false,
    unsynced: { run },
    run,
    transaction,
    migration: transaction,
    async listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      await lastWrite;
      writer.close();
      reader.close();
    },
  };
}
