/**
 * The one interface between the merchant server and its database. The SQL that goes through it is the common part
 * of SQLite and PostgreSQL, with `?` for values, so that a second engine is a driver and nothing else.
 */

/** What a column can hold; JSON is stored as text. */
export type SqlValue = string | number | null;

/** A row by column name. */
export type SqlRow = Record<string, SqlValue>;

/** Runs statements, alone or inside a transaction. */
export interface SqlRunner {
  /**
   * Runs one statement.
   *
   * @returns the rows that it yields; none for a statement without result.
   */
  run(sql: string, values?: readonly SqlValue[]): Promise<SqlRow[]>;
}

/** A database that keeps what it was told: a committed transaction survives the loss of power. */
export interface Database extends SqlRunner {
  /**
   * Runs `work` in one transaction, alone among writers; commits when it resolves, rolls back when it throws.
   *
   * @returns what `work` returned.
   */
  transaction<Result>(work: (tx: SqlRunner) => Promise<Result>): Promise<Result>;
  /** Ends after the running transaction. */
  close(): Promise<void>;
}
