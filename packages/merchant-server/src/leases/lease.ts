import type { Database } from '../storage/database.js';

/** A lease on work that one process at a time does, of all on a database. */
export interface Lease {
  /** The work. */
  name: string;
  /** The process. */
  holder: string;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * Acquires the lease, or renews it. A holder that dies loses it when the lease expires.
 *
 * @param leaseMs until it expires, unless it is renewed.
 * @returns false while another process holds it, or while the work is not due.
 */
export async function acquireLease(database: Database, lease: Lease, leaseMs: number): Promise<boolean> {
  const { name, holder, now } = lease;
  const taken = await database.transaction((tx) =>
    tx.run(
      `INSERT INTO leases (name, holder, expires_at, next_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, expires_at = excluded.expires_at
        WHERE leases.holder = excluded.holder OR (leases.expires_at <= ? AND leases.next_at <= ?)
        RETURNING name`,
      [name, holder, now + leaseMs, now, now, now],
    ),
  );
  return taken.length > 0;
}

/** Releases the lease. Nobody can acquire it before `nextAt`, epoch milliseconds. */
export async function releaseLease(database: Database, { name, holder, now }: Lease, nextAt: number): Promise<void> {
  await database.transaction((tx) =>
    tx.run("UPDATE leases SET holder = '', expires_at = ?, next_at = ? WHERE name = ? AND holder = ?", [
      now,
      nextAt,
      name,
      holder,
    ]),
  );
}
