import type { Clock } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import { randomId } from '../orders/random-id.js';
import type { Database, SqlRow, SqlRunner, Transaction } from '../storage/database.js';

/** What an outbox job does. */
export type JobKind = 'create_order' | 'settle_duplicates' | 'fulfil_order';

/** Gives the service: it waits for no call to Invoicebox, because the buyer has paid and stands there. */
const UNORDERED: JobKind = 'fulfil_order';

/**
 * Does a job's work outside of any transaction and returns the change that follows, if any; that and the job's end
 * commit together.
 *
 * @param orderId the order that the job belongs to.
 * @param firstTry true only if no earlier try can have had an effect.
 * @throws any error: the job is tried again later.
 */
export type JobHandler = (orderId: string, firstTry: boolean) => Promise<JobChange | undefined>;

/** Writes what a job has brought about, inside the transaction that ends it. */
export type JobChange = (tx: Transaction) => Promise<unknown>;

/** A try holds its job so long, in milliseconds; afterwards another worker may take it. */
const LEASE_MS = 60_000;
/** The same for giving a service: the buyer has paid and stands there, and a server that was killed must not keep it long. */
const FULFILMENT_LEASE_MS = 15_000;
/** Between two looks for due jobs, in milliseconds. */
const POLL_INTERVAL_MS = 1_000;
/** Waiting time after the first failed try, in milliseconds; doubled after each further one. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 300_000;
/** After so many tries a job is parked for the operator instead of being tried for ever. */
const MOST_ATTEMPTS = 20;
const BATCH_SIZE = 20;

interface Job {
  id: string;
  orderId: string;
  kind: JobKind;
  attempts: number;
}

function jobFromRow(row: SqlRow): Job {
  return {
    id: String(row.id),
    orderId: String(row.order_id),
    kind: String(row.kind) as JobKind,
    attempts: Number(row.attempts),
  };
}

/** Of a job in the table `outbox`: no earlier call of its order is still to be made. A parked one stops no other. */
const NONE_BEFORE = `(kind = '${UNORDERED}' OR NOT EXISTS (
  SELECT 1 FROM outbox earlier WHERE earlier.order_id = outbox.order_id AND earlier.seq < outbox.seq
    AND earlier.state = 'pending' AND earlier.kind <> '${UNORDERED}'))`;

/** Writes a job into the caller's transaction, after those that its order has asked for. */
export async function enqueueJob(
  tx: SqlRunner,
  job: { orderId: string; kind: JobKind; dueAt: number },
): Promise<string> {
  const id = randomId();
  await tx.run(
    `INSERT INTO outbox (id, order_id, kind, state, attempts, due_at, seq)
      VALUES (?, ?, ?, 'pending', 0, ?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM outbox WHERE order_id = ?))`,
    [id, job.orderId, job.kind, job.dueAt, job.orderId],
  );
  return id;
}

/**
 * Calls that must be made after a transaction, kept in the database so that none is lost and each has its effect
 * once. A job commits together with the change that asks for it.
 */
export class Outbox {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #handlers: Record<JobKind, JobHandler>;
  readonly #running = new Map<string, Promise<void>>();
  #cancelPoll: (() => void) | undefined;
  #stopped = true;

  constructor(parts: {
    database: Database;
    clock: Clock;
    log: Logger;
    handlers: Record<JobKind, JobHandler>;
  }) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#handlers = parts.handlers;
  }

  /**
   * Asks for a job inside the caller's transaction. Jobs of one order run one after the other, in the order of asking,
   * save `fulfil_order`, which waits for none.
   *
   * @param delayMs not before so many milliseconds from now.
   * @returns the job's id, for {@link Outbox.runNow} after the commit.
   */
  enqueue(tx: SqlRunner, orderId: string, kind: JobKind, delayMs = 0): Promise<string> {
    return enqueueJob(tx, { orderId, kind, dueAt: this.#clock.now() + delayMs });
  }

  /** Makes one try at a job that is due, unless someone else is at it; resolves when the try has ended. */
  runNow(jobId: string): Promise<void> {
    const running = this.#running.get(jobId);
    if (running) return running;
    const run = this.#claimAndRun(jobId).finally(() => this.#running.delete(jobId));
    this.#running.set(jobId, run);
    return run;
  }

  /** Begins to look for due jobs; those that a crash left behind come first. */
  start(): void {
    this.#stopped = false;
    this.#scheduleLook(0);
  }

  /** Takes no further job and resolves when the running ones have ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelPoll?.();
    await Promise.allSettled(this.#running.values());
  }

  #scheduleLook(delayMs: number): void {
    if (this.#stopped) return;
    this.#cancelPoll = this.#clock.schedule(delayMs, () => {
      this.#runDue()
        .catch((error) => this.#log.error({ err: error }, 'The outbox could not be read.'))
        .finally(() => this.#scheduleLook(POLL_INTERVAL_MS));
    });
  }

  async #runDue(): Promise<void> {
    const due = await this.#database.run(
      `SELECT id FROM outbox WHERE state = 'pending' AND due_at <= ? AND ${NONE_BEFORE} ORDER BY due_at LIMIT ?`,
      [this.#clock.now(), BATCH_SIZE],
    );
    await Promise.allSettled(due.map((row) => this.runNow(String(row.id))));
  }

  /** Counts the try before it is made, so that after a crash nobody takes it for the first one. */
  async #claim(jobId: string): Promise<Job | undefined> {
    const now = this.#clock.now();
    const [row] = await this.#database.transaction((tx) =>
      tx.run(
        `UPDATE outbox SET attempts = attempts + 1, due_at = CASE WHEN kind = '${UNORDERED}' THEN CAST(? AS BIGINT) ELSE CAST(? AS BIGINT) END
          WHERE id = ? AND state = 'pending' AND due_at <= ? AND ${NONE_BEFORE} RETURNING *`,
        [now + FULFILMENT_LEASE_MS, now + LEASE_MS, jobId, now],
      ),
    );
    return row && jobFromRow(row);
  }

  async #claimAndRun(jobId: string): Promise<void> {
    const job = await this.#claim(jobId);
    if (!job) return;
    try {
      const change = await this.#handlers[job.kind](job.orderId, job.attempts === 1);
      await this.#database.transaction(async (tx) => {
        await tx.run("UPDATE outbox SET state = 'done', last_error = NULL WHERE id = ?", [job.id]);
        await change?.(tx);
      });
    } catch (error) {
      await this.#postpone(job, error);
    }
  }

  async #postpone(job: Job, error: unknown): Promise<void> {
    const message = error instanceof Error ? error.message : String(error);
    const state = job.attempts >= MOST_ATTEMPTS ? 'parked' : 'pending';
    const backoff = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (job.attempts - 1));
    // Up to a quarter more, so that jobs that failed together do not come back together.
    const dueAt = this.#clock.now() + Math.round(backoff * (1 + Math.random() / 4));
    this.#log.warn(
      { job: job.id, orderId: job.orderId, kind: job.kind, attempts: job.attempts, state, err: error },
      'An outbox job failed.',
    );
    await this.#database.transaction((tx) =>
      tx.run('UPDATE outbox SET state = ?, due_at = ?, last_error = ? WHERE id = ?', [state, dueAt, message, job.id]),
    );
  }
}
