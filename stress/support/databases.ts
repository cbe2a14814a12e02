import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../scripts/lib/postgres.mjs';

/** The database engines of the merchant server. */
export const ENGINES = ['libSQL', 'PostgreSQL'] as const;

/** One of {@link ENGINES}. */
export type EngineName = (typeof ENGINES)[number];

/** Creates databases of both engines. */
export interface Databases {
  /** Creates an empty database. @returns its URL. */
  create(engine: EngineName): string;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL server and creates a folder for libSQL files. `stop` removes both. */
export async function openDatabases(): Promise<Databases> {
  const folder = mkdtempSync(join(tmpdir(), 'invoicebox-stress-'));
  const postgres = await startPostgres({ max_connections: '300' });
  let count = 0;
  return {
    create(engine) {
      count += 1;
      return engine === 'libSQL' ? `file:${join(folder, `${count}.db`)}` : postgres.createDatabase(`stress_${count}`);
    },
    async stop() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
