import { type Client, createClient, type InArgs, type ResultSet } from '@libsql/client';
import type { Database, SqlRow, SqlRunner, SqlValue } from './database.js';

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

/**
 * Opens a libSQL (SQLite) file: write-ahead log, every commit synced to the disk.
 *
 * @param url `file:/path/to/merchant.db`.
 * @throws LibsqlError if the file cannot be opened.
 */
export async function openLibsql(url: string): Promise<Database> {
  const client = createClient({ url, intMode: 'number' });
  await client.execute('PRAGMA journal_mode = WAL');
  const runner = runnerOver(client);
  // SQLite takes one writer at a time and answers a second with «busy»: within the process they wait in line here.
  let lastInLine: Promise<unknown> = Promise.resolve();

  const runTransaction = async <Result>(work: (tx: SqlRunner) => Promise<Result>): Promise<Result> => {
    const tx = await client.transaction('write');
    try {
      const result = await work(runnerOver(tx));
      await tx.commit();
      return result;
    } finally {
      tx.close();
    }
  };

  return {
    run: runner.run,
    transaction(work) {
      const turn = lastInLine.then(() => runTransaction(work));
      lastInLine = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      await lastInLine;
      client.close();
    },
  };
}
