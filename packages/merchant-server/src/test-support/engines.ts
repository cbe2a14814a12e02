import { afterAll, beforeAll } from 'vitest';
import { startPostgres } from '../../../../scripts/lib/postgres.mjs';
import { temporaryDatabaseUrl } from './coffee-shop.js';

/** A storage engine that tests run on. */
export type Engine = 'libsql' | 'postgres';

/**
 * Starts PostgreSQL for the tests of the calling file.
 *
 * @param prefix of the names of its databases.
 * @returns for each engine what gives the URL of an empty database.
 */
export function useEngines(prefix: string): Readonly<Record<Engine, () => string>> {
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let databases = 0;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.stop());
  return {
    libsql: temporaryDatabaseUrl,
    postgres() {
      databases += 1;
      return postgres.createDatabase(`${prefix}_${databases}`);
    },
  };
}
