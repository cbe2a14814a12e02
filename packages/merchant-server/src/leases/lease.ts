import type { Database } from '../storage/database.js';

/** One turn at work that one process of all on a database does at a time. */
export interface Turn {
  /** The work. */
  name: string;
  /** The process that asks. */
  holder: string;
  /** Epoch milliseconds. */
  now: number;
}

/**
 * Takes the turn at some work, or keeps it for longer. A holder that dies loses it when the lease ends.
 *
 * @param leaseMs milliseconds that the turn is held, unless it is asked for again before.
 * @returns false while another holds it, and while the work is not due again.
 */
export async function acquireLease(database: Database, turn: Turn, leaseMs: number): Promise<boolean> {
  const { name, holder, now } = turn;
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

/** Gives the turn back; nobody gets the next one before `nextAt`, in epoch milliseconds, whoever is restarted meanwhile. */
export async function releaseLease(database: Database, { name, holder, now }: Turn, nextAt: number): Promise<void> {
  await database.transaction((tx) =>
    tx.run("UPDATE leases SET holder = '', expires_at = ?, next_at = ? WHERE name = ? AND holder = ?", [
      now,
      nextAt,
      name,
      holder,
    ]),
  );
}
