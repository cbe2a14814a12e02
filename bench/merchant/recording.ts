import type { Database, SqlRunner, SqlValue } from '@invoicebox/merchant-server';

/** A statement as it was run, with `?` for each value; `BEGIN` and `COMMIT` stand around those of a transaction. */
export interface Statement {
  sql: string;
  values: readonly SqlValue[];
}

/** A database that notes what is run on it, for the script that PostgreSQL's own benchmark runs. */
export function recording(database: Database): { database: Database; takeRecord: () => Statement[] } {
  let record: Statement[] = [];
  const note = (sql: string, values: readonly SqlValue[] = []) => void record.push({ sql, values });
  const noting = (runner: SqlRunner, into = note): SqlRunner => ({
    run(sql, values) {
      into(sql, values);
      return runner.run(sql, values);
    },
  });
  return {
    database: {
      ...database,
      ...noting(database),
      unsynced: noting(database.unsynced),
      async transaction(work) {
        const statements: Statement[] = [];
        const inside = (sql: string, values: readonly SqlValue[] = []) => void statements.push({ sql, values });
        const result = await database.transaction((tx) => {
          statements.length = 0;
          return work({ ...noting(tx, inside), announce: (topic) => tx.announce(topic) });
        });
        record.push({ sql: 'BEGIN', values: [] }, ...statements, { sql: 'COMMIT', values: [] });
        return result;
      },
    },
    takeRecord() {
      const taken = record;
      record = [];
      return taken;
    },
  };
}
