import type { Database, SqlRunner, SqlValue, Transaction } from '@invoicebox/merchant-server';

/** An executed statement, with `?` for values; those of a transaction are enclosed in `BEGIN` and `COMMIT`. */
export interface Statement {
  sql: string;
  values: readonly SqlValue[];
}

/** A database that can record its statements, to build a pgbench script. */
export interface RecordingDatabase {
  database: Database;
  /** Starts recording. */
  begin(): void;
  /** Stops recording. @returns the recorded statements. */
  end(): Statement[];
}

/** Adds recording to a database. */
export function recording(database: Database): RecordingDatabase {
  let record: Statement[] | undefined;
  const noting = (runner: SqlRunner, into: () => Statement[] | undefined): SqlRunner => ({
    run(sql, values = []) {
      into()?.push({ sql, values });
      return runner.run(sql, values);
    },
  });
  return {
    database: {
      ...database,
      ...noting(database, () => record),
      unsynced: noting(database.unsynced, () => record),
      async transaction(work) {
        if (!record) return database.transaction(work);
        const statements: Statement[] = [];
        const result = await database.transaction((tx) => {
          statements.length = 0;
          const noted: Transaction = {
            ...noting(tx, () => statements),
            write(sql, values = []) {
              statements.push({ sql, values });
              tx.write(sql, values);
            },
            announce: (topic) => tx.announce(topic),
          };
          return work(noted);
        });
        record?.push({ sql: 'BEGIN', values: [] }, ...statements, { sql: 'COMMIT', values: [] });
        return result;
      },
    },
    begin() {
      record = [];
    },
    end() {
      const taken = record ?? [];
      record = undefined;
      return taken;
    },
  };
}
