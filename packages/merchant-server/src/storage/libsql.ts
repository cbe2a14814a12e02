import { type Client, createClient, type InArgs, type ResultSet } from '@libsql/client';
import { AppendedRows } from './appended-rows.js';
import type { AnnouncementListener, Database, SqlRow, SqlRunner, SqlValue, Transaction } from './database.js';

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
      return rowsOf(await executor.execute({ sql, args: [...values] as InArgs }));
    },
  };
}

/** How long a writer of another process, an operator's command or a backup, is waited for; in milliseconds. */
const BUSY_TIMEOUT_MS = 2_000;

/** Statements that get along with a writer. */
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
  // SQLite takes one writer at a time and answers a second with «busy»: within the process they wait in line here.
  let lastInLine: Promise<unknown> = Promise.resolve();

  // A file has one process, so what is announced need not leave it.
  const listeners = new Set<AnnouncementListener>();

  const runTransaction = async <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> => {
    const tx = await client.transaction('write');
    const runner = runnerOver(tx);
    const topics = new Set<string>();
    const appended = new AppendedRows();
    const writes: Promise<unknown>[] = [];
    const write: Transaction['write'] = (sql, values) => {
      const written = runner.run(sql, values);
      // Looked at below, unless `work` fails first.
      written.catch(() => undefined);
      writes.push(written);
    };
    try {
      const result = await work({
        run: runner.run,
        write,
        append: (into, row) => appended.add(into, row),
        announce: (topic) => void topics.add(topic),
      });
      for (const { sql, values } of appended.statements()) write(sql, values);
      await Promise.all(writes);
      await tx.commit();
      for (const topic of topics) for (const listener of listeners) listener(topic);
      return result;
    } finally {
      tx.close();
    }
  };
  const inTurn = <Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> => {
    const turn = lastInLine.then(() => runTransaction(work));
    lastInLine = turn.catch(() => undefined);
    return turn;
  };

  const run: SqlRunner['run'] = (sql, values) =>
    READS.test(sql) ? runner.run(sql, values) : inTurn((tx) => tx.run(sql, values));

  return {
    isShared: false,
    // One process writes here, and what it need not keep it keeps in memory.
    unsynced: { run },
    run,
    transaction: inTurn,
    migration: inTurn,
    async listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      await lastInLine;
      client.close();
    },
  };
}
