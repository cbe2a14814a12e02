/**
 * The one interface between the merchant server and its database. The SQL that goes through it is the common part
 * of SQLite and PostgreSQL, with `?` for values, so that a second engine is a driver and nothing else. The same contract
 * tests run on both (database.test.ts).
 */

/** What a column can hold; JSON is stored as text. */
export type SqlValue = string | number | null;

/** `?, ?, ?` for a list of values in SQL. @param values at least one. */
export function placeholders(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** A row by column name. */
export type SqlRow = Record<string, SqlValue>;

/** Runs statements, alone or inside a transaction. */
export interface SqlRunner {
  /**
   * Runs one statement.
   *
   * @param sql with `?` for each value, and no other question mark.
   * @returns the rows that it yields; none for a statement without result.
   */
  run(sql: string, values?: readonly SqlValue[]): Promise<SqlRow[]>;
}

/** Writes inside a transaction. */
export interface SqlWriter {
  /**
   * Runs a statement whose result nobody needs: in its turn among the transaction's statements, and sent along with those
   * that follow. If it fails, the transaction does.
   *
   * @param sql as of {@link SqlRunner.run}.
   */
  write(sql: string, values?: readonly SqlValue[]): void;
}

/** A transaction while it runs. */
export interface Transaction extends SqlRunner, SqlWriter {
  /** Tells every process on this database of a topic, once the transaction has committed. */
  announce(topic: string): void;
}

/** Told of a topic that was announced; null when some may have been missed, e.g. while the connection was down. */
export type AnnouncementListener = (topic: string | null) => void;

/** A database that keeps what it was told: a committed transaction survives the loss of power. */
export interface Database extends SqlRunner {
  /** Whether other processes may stand on it as well. */
  readonly isShared: boolean;
  /** Runs statements that the loss of power may undo: they do not wait for the disk. */
  readonly unsynced: SqlRunner;
  /**
   * Runs `work` in one transaction on a snapshot of its own; commits when it resolves, rolls back when it throws.
   * Where another transaction got in its way, `work` runs again: it may touch nothing but its transaction.
   *
   * @returns what `work` returned.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** Like a transaction, alone among all processes that start on this database at the same time. */
  migration<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /**
   * Hears announcements of all processes, this one's own too.
   *
   * @returns a function that stops it.
   */
  listen(listener: AnnouncementListener): Promise<() => void>;
  /** Ends after the running transactions. */
  close(): Promise<void>;
}
