/**
 * The interface between the merchant server and its database. Its SQL is the common part of SQLite and PostgreSQL, with `?`
 * for values. The same contract tests run on both engines (database.test.ts).
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
   * Runs a statement whose result is not needed, in order, without waiting for it. If it fails, so does the transaction.
   *
   * @param sql as of {@link SqlRunner.run}.
   */
  write(sql: string, values?: readonly SqlValue[]): void;
}

/** A transaction while it runs. */
export interface Transaction extends SqlRunner, SqlWriter {
  /** Announces a topic to all processes on this database, after the commit. */
  announce(topic: string): void;
}

/** Called with an announced topic; with null if some may have been missed, e.g. while the connection was down. */
export type AnnouncementListener = (topic: string | null) => void;

/** A durable database: a committed transaction survives a power failure. */
export interface Database extends SqlRunner {
  /** Whether other processes may use it as well. */
  readonly isShared: boolean;
  /** Runs statements that a power failure may undo: they do not wait for the disk. */
  readonly unsynced: SqlRunner;
  /**
   * Runs `work` in one transaction on its own snapshot; commits when it resolves, rolls back when it throws. After a
   * conflict with another transaction `work` runs again, so it must touch nothing but its transaction.
   *
   * @returns what `work` returned.
   */
  transaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** A transaction that is serialised among all processes that start at the same time. */
  migration<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /**
   * Listens to announcements of all processes, this one included.
   *
   * @returns a function that stops it.
   */
  listen(listener: AnnouncementListener): Promise<() => void>;
  /** Ends after the running transactions. */
  close(): Promise<void>;
}
