import type { Clock } from '@invoicebox/invoicebox-api';
import type { Database, SqlRow } from '../storage/database.js';

/** Jobs of one list. */
const MAX_JOBS = 200;

/** A job as an operator sees it. */
export interface JobView {
  id: string;
  orderNumber: string;
  kind: string;
  state: string;
  attempts: number;
  /** ISO 8601: the next attempt, or the last one. */
  dueAt: string;
  lastError: string | null;
}

function jobView(row: SqlRow): JobView {
  return {
    id: String(row.id),
    orderNumber: String(row.number),
    kind: String(row.kind),
    state: String(row.state),
    attempts: Number(row.attempts),
    dueAt: new Date(Number(row.due_at)).toISOString(),
    lastError: row.last_error === null ? null : String(row.last_error),
  };
}

/** Jobs that are still to be done, the longest due first; with `parkedOnly` those that wait for an operator. */
export async function listJobs(database: Database, parkedOnly: boolean): Promise<JobView[]> {
  const states = parkedOnly ? "('parked')" : "('pending', 'parked')";
  const rows = await database.run(
    `SELECT outbox.*, orders.number FROM outbox JOIN orders ON orders.id = outbox.order_id
      WHERE outbox.state IN ${states} ORDER BY outbox.due_at LIMIT ${MAX_JOBS}`,
  );
  return rows.map(jobView);
}

/**
 * Retries parked jobs now. Their handlers look up first what earlier attempts did.
 *
 * @param id of one job, or undefined for all that are parked.
 * @returns how many there were.
 */
export async function retryParked(database: Database, clock: Clock, id?: string): Promise<number> {
  // attempts = 1: the next attempt must not be taken for the first.
  const jobs = await database.run(
    `UPDATE outbox SET state = 'pending', attempts = 1, due_at = ?
      WHERE state = 'parked'${id === undefined ? '' : ' AND id = ?'} RETURNING id`,
    id === undefined ? [clock.now()] : [clock.now(), id],
  );
  return jobs.length;
}

/** Gives a parked job up for ever. @returns whether there was one. */
export async function discardParked(database: Database, id: string): Promise<boolean> {
  const jobs = await database.run(
    "UPDATE outbox SET state = 'discarded' WHERE state = 'parked' AND id = ? RETURNING id",
    [id],
  );
  return jobs.length > 0;
}
