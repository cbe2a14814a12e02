import type { Database, SqlRunner, SqlValue, Transaction } from '@invoicebox/merchant-server';

/** A statement as it was run, with `?` for each value; `BEGIN` and `COMMIT` stand around those of a transaction. */
export interface Statement {
  sql: string;
  values: readonly SqlValue[];
}

/** A database that notes what is run on it while it is asked to, for the script that PostgreSQL's own benchmark runs. */
export interface RecordingDatabase {
  database: Database;
  /** Begins to note. */
  begin(): void;
  /** Notes no more. @returns what was run meanwhile. */
  end(): Statement[];
}

/** Lets a database note what is run on it. */
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
