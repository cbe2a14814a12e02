import { createHash } from 'node:crypto';
import type { Database, SqlRunner } from './database.js';

/** Steps from an empty database to the newest schema; a step that has been released is never changed. */
const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE quotes (
      id TEXT PRIMARY KEY,
      draft TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL
    )`,
    `CREATE TABLE orders (
      id TEXT PRIMARY KEY,
      number TEXT NOT NULL UNIQUE,
      idempotency_key TEXT NOT NULL UNIQUE,
      idempotency_hash TEXT NOT NULL,
      state TEXT NOT NULL,
      revision BIGINT NOT NULL,
      draft TEXT NOT NULL,
      input TEXT NOT NULL,
      invoicebox_id TEXT,
      payment_url TEXT,
      fulfilment_state TEXT NOT NULL,
      fulfilment TEXT,
      failure TEXT,
      created_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      paid_at BIGINT
    )`,
    `CREATE TABLE order_history (
      order_id TEXT NOT NULL REFERENCES orders(id),
      revision BIGINT NOT NULL,
      state TEXT NOT NULL,
      fulfilment_state TEXT NOT NULL,
      cause TEXT NOT NULL,
      at BIGINT NOT NULL,
      PRIMARY KEY (order_id, revision)
    )`,
    `CREATE TABLE outbox (
      id TEXT PRIMARY KEY,
      order_id TEXT NOT NULL REFERENCES orders(id),
      kind TEXT NOT NULL,
      state TEXT NOT NULL,
      attempts BIGINT NOT NULL,
      due_at BIGINT NOT NULL,
      last_error TEXT
    )`,
    'CREATE INDEX outbox_due ON outbox (state, due_at)',
    `CREATE TABLE notifications (
      id TEXT PRIMARY KEY,
      order_id TEXT NOT NULL REFERENCES orders(id),
      invoicebox_id TEXT NOT NULL,
      status TEXT NOT NULL,
      answer TEXT NOT NULL,
      at BIGINT NOT NULL
    )`,
    'CREATE INDEX notifications_order ON notifications (order_id)',
  ],
  [
    // Calls to Invoicebox keep the order in which an order asked for them.
    'ALTER TABLE outbox ADD COLUMN seq BIGINT NOT NULL DEFAULT 0',
    'CREATE INDEX outbox_order ON outbox (order_id, seq)',
  ],
  [
    // The order's money after the order was made.
    'ALTER TABLE outbox ADD COLUMN payload TEXT',
    'ALTER TABLE orders ADD COLUMN held_at BIGINT',
    'ALTER TABLE orders ADD COLUMN given TEXT',
    'ALTER TABLE orders ADD COLUMN captured BIGINT',
    'ALTER TABLE orders ADD COLUMN shipment_id TEXT',
    'ALTER TABLE orders ADD COLUMN cancellation TEXT',
    'ALTER TABLE orders ADD COLUMN refunded BIGINT NOT NULL DEFAULT 0',
    `CREATE TABLE refunds (
      number TEXT PRIMARY KEY,
      order_id TEXT NOT NULL REFERENCES orders(id),
      request_key TEXT NOT NULL,
      invoicebox_order_id TEXT NOT NULL,
      lines TEXT NOT NULL,
      amount BIGINT NOT NULL,
      vat_amount BIGINT NOT NULL,
      state TEXT NOT NULL,
      reason TEXT NOT NULL,
      note TEXT,
      operator TEXT,
      invoicebox_id TEXT,
      failure TEXT,
      created_at BIGINT NOT NULL,
      ended_at BIGINT,
      UNIQUE (order_id, request_key)
    )`,
  ],
  [
    // Leases of periodic work: the reconciler and retention.
    `CREATE TABLE leases (
      name TEXT PRIMARY KEY,
      holder TEXT NOT NULL,
      expires_at BIGINT NOT NULL,
      next_at BIGINT NOT NULL
    )`,
    `CREATE TABLE order_checks (
      order_id TEXT PRIMARY KEY REFERENCES orders(id),
      due_at BIGINT NOT NULL
    )`,
    'ALTER TABLE orders ADD COLUMN forgotten_at BIGINT',
    'CREATE INDEX orders_state ON orders (state, created_at)',
    'CREATE INDEX quotes_expiry ON quotes (expires_at)',
    'CREATE INDEX notifications_time ON notifications (at)',
  ],
  [
    // The account's rate limiter, shared by all servers: a slot is a permit.
    'CREATE TABLE request_slots (slot BIGINT PRIMARY KEY, free_at BIGINT NOT NULL)',
  ],
  [
    // The till: sessions, failed sign-ins, shifts of operators and their orders.
    `CREATE TABLE till_sessions (
      id TEXT PRIMARY KEY,
      operator TEXT NOT NULL,
      expires_at BIGINT NOT NULL
    )`,
    `CREATE TABLE till_tries (
      operator TEXT PRIMARY KEY,
      failures BIGINT NOT NULL,
      locked_until BIGINT NOT NULL
    )`,
    `CREATE TABLE till_shifts (
      id TEXT PRIMARY KEY,
      operator TEXT NOT NULL,
      opened_at BIGINT NOT NULL,
      closed_at BIGINT
    )`,
    'CREATE UNIQUE INDEX till_shifts_open ON till_shifts (operator) WHERE closed_at IS NULL',
    `CREATE TABLE till_orders (
      order_id TEXT PRIMARY KEY REFERENCES orders(id),
      shift_id TEXT NOT NULL REFERENCES till_shifts(id),
      number TEXT NOT NULL,
      payment TEXT NOT NULL,
      amount BIGINT NOT NULL,
      created_at BIGINT NOT NULL
    )`,
    'CREATE INDEX till_orders_shift ON till_orders (shift_id, created_at)',
    'CREATE INDEX refunds_order ON refunds (order_id)',
  ],
  [
    // In the order of the queue: a poll reads the first jobs, not all of them.
    'DROP INDEX outbox_due',
    'CREATE INDEX outbox_due ON outbox (state, due_at, seq, id)',
  ],
  [
    // The host's invoice of an order in the mode suborder: the way back to it.
    'ALTER TABLE orders ADD COLUMN container_id TEXT',
    'CREATE INDEX orders_container ON orders (container_id, created_at) WHERE container_id IS NOT NULL',
  ],
  [
    // Failed sign-ins by name and by where they come from; sessions end with the PIN that opened them. The table till_tries is
    // for servers of the version before, which run on during an upgrade.
    `CREATE TABLE till_failures (
      operator TEXT NOT NULL,
      source TEXT NOT NULL,
      failures BIGINT NOT NULL,
      locked_until BIGINT NOT NULL,
      last_at BIGINT NOT NULL,
      PRIMARY KEY (operator, source)
    )`,
    "ALTER TABLE till_sessions ADD COLUMN credential TEXT NOT NULL DEFAULT ''",
  ],
];

/** What a step does, as far as the database can tell: white space is layout. */
function checksumOf(step: readonly string[]): string {
  const statements = step.map((statement) => statement.replace(/\s+/g, ' ').trim());
  return createHash('sha256').update(JSON.stringify(statements)).digest('hex');
}

/**
 * Compares the steps that a database has seen with this program's; remembers those of a database from before there were
 * checksums.
 *
 * @throws Error that names the first step that was changed after it had run.
 */
async function compareChecksums(tx: SqlRunner, table: string, seen: readonly (readonly string[])[]): Promise<void> {
  await tx.run(`CREATE TABLE IF NOT EXISTS ${table}_checksums (step BIGINT PRIMARY KEY, checksum TEXT NOT NULL)`);
  const rows = await tx.run(`SELECT step, checksum FROM ${table}_checksums`);
  const known = new Map(rows.map(({ step, checksum }) => [Number(step), checksum]));
  for (const [index, step] of seen.entries()) {
    const checksum = checksumOf(step);
    const stored = known.get(index);
    if (stored === undefined) await tx.run(`INSERT INTO ${table}_checksums VALUES (?, ?)`, [index, checksum]);
    else if (stored !== checksum) {
      throw new Error(
        `Step ${index + 1} of ${table} has been edited after this database had run it: undo the edit, and add a step instead.`,
      );
    }
  }
}

/** Runs the steps that a database has not seen. @param table holds the number of those that it has. */
async function runMigrations(tx: SqlRunner, table: string, steps: readonly (readonly string[])[]): Promise<void> {
  await tx.run(`CREATE TABLE IF NOT EXISTS ${table} (version BIGINT NOT NULL)`);
  const [row] = await tx.run(`SELECT version FROM ${table}`);
  const version = Number(row?.version ?? 0);
  if (version > steps.length) {
    throw new Error(
      `The database has schema ${version} in ${table}, this program knows ${steps.length}: start the newer program, or restore a backup from before the upgrade.`,
    );
  }
  await compareChecksums(tx, table, steps.slice(0, version));
  for (const statement of steps.slice(version).flat()) await tx.run(statement);
  await compareChecksums(tx, table, steps);
  await tx.run(`DELETE FROM ${table}`);
  await tx.run(`INSERT INTO ${table} (version) VALUES (?)`, [steps.length]);
}

/**
 * Brings a database to the newest schema, forward only.
 *
 * @param own steps of the mini-app's own tables.
 * @throws Error if the database was written by a newer program.
 */
export async function migrate(database: Database, own: readonly (readonly string[])[] = []): Promise<void> {
  await database.migration(async (tx) => {
    await runMigrations(tx, 'schema_version', MIGRATIONS);
    if (own.length > 0) await runMigrations(tx, 'mini_app_schema_version', own);
  });
}

/**
 * For programs that only read a server's database.
 *
 * @throws Error if the schema is not the one that this program knows.
 */
export async function requireNewestSchema(database: SqlRunner): Promise<void> {
  const rows = await database.run('SELECT version FROM schema_version').catch(() => []);
  const version = Number(rows[0]?.version ?? 0);
  if (version === MIGRATIONS.length) return;
  throw new Error(
    `The database has schema ${version}, this program knows ${MIGRATIONS.length}: use the command of the server's own version.`,
  );
}
