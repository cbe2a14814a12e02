import { randomId } from '../core/random-id.js';
import { placeholders, type SqlRow, type SqlRunner, type SqlWriter } from '../storage/database.js';
import { type Job, type JobKind, LOCAL_KINDS, UNORDERED_KINDS } from './job.js';

// The table `outbox` is a queue with leases. A claim moves `due_at` to the end of the lease and counts the attempt in the
// same statement, so a job whose process died becomes due by itself, and nobody takes a second attempt for the first.
// The price is one write per claim and one per heartbeat; in return no lock is held while a job runs.

function inSql(kinds: readonly JobKind[]): string {
  return `(${kinds.map((kind) => `'${kind}'`).join(', ')})`;
}

const UNORDERED = inSql(UNORDERED_KINDS);

/** {@link LOCAL_KINDS} in SQL. */
export const LOCAL = inSql(LOCAL_KINDS);

/**
 * Condition in SQL for a pending job that is found by its id or order. COALESCE keeps the planner off the pending index;
 * with stale statistics it would scan every pending job.
 */
export function isPending(table = 'outbox'): string {
  return `COALESCE(${table}.state, '') = 'pending'`;
}

/** Per-order FIFO: no earlier call of the order is pending. A parked job blocks no other. */
const NONE_BEFORE = `(kind IN ${UNORDERED} OR NOT EXISTS (
  SELECT 1 FROM outbox earlier WHERE earlier.order_id = outbox.order_id AND earlier.seq < outbox.seq
    AND ${isPending('earlier')} AND earlier.kind NOT IN ${UNORDERED}))`;

/** A job as it is asked for. */
export interface JobRequest {
  orderId: string;
  kind: JobKind;
  /** Not before this time, epoch milliseconds. */
  dueAt: number;
  /** What the handler is given, JSON. */
  payload?: unknown;
}

/**
 * Asks for a job inside the caller's transaction. Calls that change one order at Invoicebox are made one after the other,
 * in the order of asking.
 *
 * @returns the job's id, for `Outbox.runNow` after the commit.
 */
export function enqueueJob(tx: SqlWriter, { orderId, kind, dueAt, payload }: JobRequest): string {
  const id = randomId();
  tx.write(
    `INSERT INTO outbox (id, order_id, kind, payload, state, attempts, due_at, seq)
      VALUES (?, ?, ?, ?, 'pending', 0, ?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM outbox WHERE order_id = ?))`,
    [id, orderId, kind, payload === undefined ? null : JSON.stringify(payload), dueAt, orderId],
  );
  return id;
}

/**
 * Withdraws an order's job that was never attempted, inside the caller's transaction.
 *
 * @returns whether there was one: then it will never run.
 */
export async function withdrawJob(tx: SqlRunner, orderId: string, kind: JobKind): Promise<boolean> {
  const withdrawn = await tx.run(
    `UPDATE outbox SET state = 'done' WHERE order_id = ? AND kind = ? AND ${isPending()} AND attempts = 0
      RETURNING id`,
    [orderId, kind],
  );
  return withdrawn.length > 0;
}

/**
 * Ids of due jobs, the longest due first.
 *
 * @param which calls to Invoicebox, or jobs that stay in this process.
 * @param limit how many at most.
 */
export async function findDueJobs(
  sql: SqlRunner,
  which: 'local' | 'calls',
  now: number,
  limit: number,
): Promise<string[]> {
  const rows = await sql.run(
    `SELECT id FROM outbox WHERE state = 'pending' AND due_at <= ? AND kind ${which === 'local' ? 'IN' : 'NOT IN'} ${LOCAL}
      AND ${NONE_BEFORE} ORDER BY due_at, seq, id LIMIT ?`,
    [now, limit],
  );
  return rows.map(({ id }) => String(id));
}

function jobFromRow(row: SqlRow): Job {
  return {
    id: String(row.id),
    orderId: String(row.order_id),
    kind: String(row.kind) as JobKind,
    attempts: Number(row.attempts),
    payload: typeof row.payload === 'string' ? JSON.parse(row.payload) : undefined,
  };
}

/**
 * Claims those of the jobs that are due and that nobody else holds.
 *
 * @param ids at least one.
 * @param leaseEnd until when the claim holds unless it is renewed, epoch milliseconds.
 */
export async function claimJobs(sql: SqlRunner, ids: readonly string[], now: number, leaseEnd: number): Promise<Job[]> {
  const rows = await sql.run(
    `UPDATE outbox SET attempts = attempts + 1, due_at = ?
      WHERE id IN (${placeholders(ids)}) AND ${isPending()} AND due_at <= ? AND ${NONE_BEFORE} RETURNING *`,
    [leaseEnd, ...ids, now],
  );
  return rows.map(jobFromRow);
}

/** Renews the leases of jobs whose attempts are still running. */
export async function renewLeases(sql: SqlRunner, jobs: readonly Job[], leaseEnd: number): Promise<void> {
  const attempts = jobs.map(() => '(?, CAST(? AS BIGINT))').join(', ');
  await sql.run(`UPDATE outbox SET due_at = ? WHERE ${isPending()} AND (id, attempts) IN (VALUES ${attempts})`, [
    leaseEnd,
    ...jobs.flatMap((job) => [job.id, job.attempts]),
  ]);
}

/** Thrown when an attempt ends after its lease: another attempt has taken its place. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/**
 * Marks a job as done, inside the transaction that applies its result.
 *
 * @throws LeaseLostError if another attempt has taken its place.
 */
export async function completeJob(tx: SqlRunner, { id, attempts }: Job): Promise<void> {
  const completed = await tx.run(
    `UPDATE outbox SET state = 'done', last_error = NULL WHERE id = ? AND attempts = ? AND ${isPending()} RETURNING id`,
    [id, attempts],
  );
  if (completed.length === 0) throw new LeaseLostError('An attempt ended after its lease: its result is dropped.');
}

/** Records a failed attempt: the job is due again later, or parked for the operator. */
export async function postponeJob(
  sql: SqlRunner,
  { id, attempts }: Job,
  change: { state: 'pending' | 'parked'; dueAt: number; error: string },
): Promise<void> {
  await sql.run(
    `UPDATE outbox SET state = ?, due_at = ?, last_error = ? WHERE id = ? AND attempts = ? AND ${isPending()}`,
    [change.state, change.dueAt, change.error, id, attempts],
  );
}
