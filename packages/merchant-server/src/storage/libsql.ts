import { type Client, createClient, type InArgs, type ResultSet } from '@libsql/client';
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

/** For a writer of another process: an operator's command or a backup. */
const BUSY_TIMEOUT_MS = 2_000;

/** Statements that do not conflict with a writer. */
const READS = /^\s*(SELECT|PRAGMA)\b/i;

/**
 * Opens a libSQL (SQLite) file: write-ahead log, every commit synced to the disk.
 *
 * @param url `file:/path/to/merchant.db`.
 * @throws LibsqlError if the file cannot be opened.
 */
export async function openLibsql(url: string): Promise<Database> {
  const client = createClient({ url, intMode: 'number', timeout: BUSY_TIMEOUT_MS });
  await client.execute('PRAGMA journal_mode = WAL');
  const runner = runnerOver(client);
  // SQLite allows one writer at a time, and answers a second one with «busy»: writers of this process queue here.
  let lastWrite: Promise<unknown> = Promise.resolve();

  // One process uses the file, so announcements stay in it.
  const listeners = new Set<AnnouncementListener>();

  const runTransaction = async <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> => {
    const tx = await client.transaction('write');
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
      client.close();
    },
  };
}
