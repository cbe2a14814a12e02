import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from './database.js';
import { openLibsql } from './libsql.js';

/**
 * Opens the database of an address: a libSQL file, whose folder is made if need be, or PostgreSQL.
 *
 * @param url `file:/path/to/merchant.db` or `postgres://user:password@host:port/database`.
 * @throws Error if it cannot be opened.
 */
export async function openDatabase(url: string): Promise<Database> {
  if (/^postgres(ql)?:/.test(url)) {
    // Not before it is needed: a server on a file starts faster without it.
    const { openPostgres } = await import('./postgres.js');
    return openPostgres(url);
  }
  mkdirSync(dirname(fileURLToPath(new URL(url, 'file:///'))), { recursive: true });
  return openLibsql(url);
}
