import type { Clock, RequestBudget } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import { randomId } from '../orders/random-id.js';
import type { Database, SqlRow, SqlRunner, SqlWriter, Transaction } from '../storage/database.js';
import { rowList } from '../storage/row-list.js';
import { isPending, LEASE_MS, LeasedTries } from './leased-tries.js';

/**
 * What an outbox job does. Calls that change an order at Invoicebox: `create_order`, `cancel_order`, `ship_order`,
 * `refund_order`, `return_surplus`. Looks at what became of them: `settle_duplicates`, `check_refund`. The service:
 * `fulfil_order`, `stop_service`, `release_service`.
 */
export type JobKind =
  | 'create_order'
  | 'cancel_order'
  | 'ship_order'
  | 'refund_order'
  | 'return_surplus'
  | 'settle_duplicates'
  | 'check_refund'
  | 'fulfil_order'
  | 'stop_service'
  | 'release_service';

/**
 * Jobs that wait for none and that none waits for: the service, because the buyer has paid and stands there, and the
 * looks, because they are due much later.
 */
const UNORDERED_KINDS: readonly JobKind[] = [
  'fulfil_order',
  'stop_service',
  'release_service',
  'settle_duplicates',
  'check_refund',
];

function inSql(kinds: readonly JobKind[]): string {
  return `(${kinds.map((kind) => `'${kind}'`).join(', ')})`;
}

/** {@link UNORDERED_KINDS} in SQL. */
const UNORDERED = inSql(UNORDERED_KINDS);

/** The kinds that send nothing to Invoicebox and so need no slot of its budget, in SQL. */
export const LOCAL_KINDS = inSql(['fulfil_order', 'stop_service', 'release_service']);

/**
 * Does a job's work outside of any transaction and returns the change that follows, if any; that and the job's end
 * commit together.
 *
 * @param orderId the order that the job belongs to.
 * @param firstTry true only if no earlier try can have had an effect.
 * @param payload what the job was asked with, JSON; undefined for a job that needs nothing but its order.
 * @throws any error: the job is tried again later.
 */
export type JobHandler = (orderId: string, firstTry: boolean, payload: unknown) => Promise<JobChange | undefined>;

/** A job as it is asked for. */
export interface JobRequest {
  orderId: string;
  kind: JobKind;
  /** Not before this time, epoch milliseconds. */
  dueAt: number;
  /** What the handler is given, JSON. */
  payload?: unknown;
}

/** Writes what a job has brought about, inside the transaction that ends it. */
export type JobChange = (tx: Transaction) => Promise<unknown>;

/** Between two looks for due jobs, in milliseconds, unless there is a reason to look sooner. */
const POLL_INTERVAL_MS = 1_000;
/** Waiting time after the first failed try, in milliseconds; doubled after each further one. */
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 300_000;
/** After so many tries a job is parked for the operator instead of being tried for ever. */
const MOST_ATTEMPTS = 20;
/** Calls to Invoicebox under way at once in one process, and tries of other jobs that one look begins. */
const MOST_RUNNING = 100;
/** A call is got ready so long before a slot of the budget is free for it, in milliseconds: some looks before. */
const GET_READY_MS = 8_000;

/** A job that a try is made at. */
export interface Job {
  id: string;
  orderId: string;
  kind: JobKind;
  attempts: number;
  payload: unknown;
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

/** Of a job in the table `outbox`: no earlier call of its order is still to be made. A parked one stops no other. */
const NONE_BEFORE = `(kind IN ${UNORDERED} OR NOT EXISTS (
  SELECT 1 FROM outbox earlier WHERE earlier.order_id = outbox.order_id AND earlier.seq < outbox.seq
    AND ${isPending('earlier')} AND earlier.kind NOT IN ${UNORDERED}))`;

/** The due jobs of a kind, as SQL that takes the time and how many. */
function dueInSql(isCall: 0 | 1, kinds: string): string {
  return `SELECT id, ${isCall} AS is_call, due_at, seq FROM outbox
    WHERE state = 'pending' AND due_at <= ? AND ${kinds} AND ${NONE_BEFORE} ORDER BY due_at, seq, id LIMIT ?`;
}

const DUE_LOCAL = dueInSql(0, `kind IN ${LOCAL_KINDS}`);
const DUE_CALLS = dueInSql(1, `kind NOT IN ${LOCAL_KINDS}`);

function insertJob(tx: SqlWriter, { payload, ...job }: Job, dueAt: number): void {
  tx.write(
    `INSERT INTO outbox (id, order_id, kind, payload, state, attempts, due_at, seq)
      VALUES (?, ?, ?, ?, 'pending', ?, ?, (SELECT COALESCE(MAX(seq), 0) + 1 FROM outbox WHERE order_id = ?))`,
    [
      job.id,
      job.orderId,
      job.kind,
      payload === undefined ? null : JSON.stringify(payload),
      job.attempts,
      dueAt,
      job.orderId,
    ],
  );
}

/**
 * Asks for a job inside the caller's transaction. Calls that change one order at Invoicebox are made one after the other,
 * in the order of asking; the other jobs wait for none.
 *
 * @returns the job's id, for {@link Outbox.runNow} after the commit.
 */
export function enqueueJob(tx: SqlWriter, { dueAt, payload, ...job }: JobRequest): string {
  const id = randomId();
  insertJob(tx, { ...job, id, payload, attempts: 0 }, dueAt);
  return id;
}

/**
 * Takes back an order's job that no try was made at yet, inside the caller's transaction.
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
 * Calls that must be made after a transaction, kept in the database so that none is lost and each has its effect
 * once. A job commits together with the change that asks for it.
 */
export class Outbox {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #log: Logger;
  readonly #handlers: Record<JobKind, JobHandler>;
  readonly #budget: Pick<RequestBudget, 'forecast' | 'inUse'>;
  readonly #tries: LeasedTries;
  readonly #running = new Map<string, Promise<void>>();
  /** Those of them that have a call to Invoicebox to make. */
  readonly #calls = new Set<string>();
  #cancelLook: (() => void) | undefined;
  #look: Promise<void> | undefined;
  #lookAgain = false;
  /** Calls are due that the budget or {@link MOST_RUNNING} keeps waiting: who comes now stands behind them. */
  #callsWait = false;
  #stopped = true;

  constructor(parts: {
    database: Database;
    clock: Clock;
    log: Logger;
    handlers: Record<JobKind, JobHandler>;
    /** Of the account's requests: calls wait for their turn here and not in memory. */
    budget: Pick<RequestBudget, 'forecast' | 'inUse'>;
  }) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#handlers = parts.handlers;
    this.#budget = parts.budget;
    this.#tries = new LeasedTries(parts);
  }

  /**
   * Asks for the call that a new order begins with. Where there is room for it, this process has it from the start, its
   * first try counted.
   *
   * @param hasRoom what {@link Outbox.hasRoomForCall} said before the transaction.
   * @returns begins the call after the commit, in its turn (see {@link Outbox.runInTurn}).
   */
  enqueueFirstCall(tx: SqlWriter, orderId: string, kind: JobKind, hasRoom: boolean): () => Promise<boolean> {
    const now = this.#clock.now();
    const job: Job = { id: randomId(), orderId, kind, payload: undefined, attempts: hasRoom ? 1 : 0 };
    insertJob(tx, job, hasRoom ? now + LEASE_MS : now);
    if (!hasRoom) return () => this.runInTurn(job.id);
    return async () => {
      this.#calls.add(job.id);
      await this.#beginClaimed([job.id], Promise.resolve(new Map([[job.id, job]])));
      return true;
    };
  }

  /** Whether a call that is asked for now would begin at once. */
  async hasRoomForCall(): Promise<boolean> {
    return !this.#callsWait && (await this.#roomForCalls()) > 0;
  }

  /** Makes one try at a job that is due, unless someone else is at it; resolves when the try has ended. */
  runNow(jobId: string): Promise<void> {
    const running = this.#running.get(jobId);
    return running ?? this.#begin([jobId]);
  }

  /**
   * Makes one try at a call to Invoicebox that is due, unless others wait longer: then it stays behind them.
   *
   * @returns whether a try was made: resolves when it has ended, or at once if the call has to wait.
   */
  async runInTurn(jobId: string): Promise<boolean> {
    const hasRoom = await this.hasRoomForCall();
    // A look may have been faster.
    const running = this.#running.get(jobId);
    if (running || hasRoom) {
      await (running ?? this.#beginCalls([jobId]));
      return true;
    }
    this.#callsWait = true;
    this.#lookIn(0);
    return false;
  }

  /** Whether a try at making this order is under way here. */
  isMaking(orderId: string): boolean {
    return this.#tries.some((job) => job.orderId === orderId && job.kind === 'create_order');
  }

  /** How many calls are under way that have no slot of the budget yet: they come before those that wait here. */
  get callsWithoutSlot(): number {
    return Math.max(0, this.#calls.size - this.#budget.inUse);
  }

  /** Begins to look for due jobs; those that a crash left behind come first. */
  start(): void {
    this.#stopped = false;
    this.#lookIn(0);
  }

  /** Takes no further job and resolves when the running ones have ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelLook?.();
    await this.#look;
    await Promise.allSettled(this.#running.values());
    this.#tries.stop();
  }

  /** Looks for due jobs after so many milliseconds, or when the look that is under way has ended. */
  #lookIn(delayMs: number): void {
    if (this.#stopped) return;
    this.#cancelLook?.();
    this.#cancelLook = this.#clock.schedule(delayMs, () => {
      this.#lookIn(POLL_INTERVAL_MS);
      if (this.#look) this.#lookAgain = true;
      else this.#look = this.#lookNow();
    });
  }

  async #lookNow(): Promise<void> {
    do {
      this.#lookAgain = false;
      await this.#takeDue().catch((error) => this.#log.error({ err: error }, 'The outbox could not be read.'));
    } while (this.#lookAgain && !this.#stopped);
    this.#look = undefined;
  }

  /** How many more calls may go at once. */
  async #roomForCalls(): Promise<number> {
    const slots = await this.#budget.forecast(MOST_RUNNING);
    const soon = this.#clock.now() + GET_READY_MS;
    const free = slots.filter((time) => time <= soon).length - this.callsWithoutSlot;
    return Math.max(0, Math.min(free, MOST_RUNNING - this.#calls.size));
  }

  /** Begins the due jobs that there is room for, those that wait longest first. */
  async #takeDue(): Promise<void> {
    const room = await this.#roomForCalls();
    const { local, calls } = await this.#dueJobs(room + 1);
    this.#callsWait = calls.length > room;
    const failed = (error: unknown) => this.#log.error({ err: error }, 'Jobs of the outbox could not be begun.');
    this.#begin(local).catch(failed);
    this.#beginCalls(calls.slice(0, room)).catch(failed);
  }

  /**
   * Ids of due jobs that no try is being made at here, those that wait longest first.
   *
   * @param mostCalls of those that have a call to Invoicebox to make.
   */
  async #dueJobs(mostCalls: number): Promise<{ local: string[]; calls: string[] }> {
    // Those that are being claimed are still due in the database.
    const claiming = this.#running.size - this.#tries.size;
    const now = this.#clock.now();
    const due = await this.#database.run(
      `SELECT * FROM (${DUE_LOCAL}) AS local_jobs UNION ALL SELECT * FROM (${DUE_CALLS}) AS calls
        ORDER BY is_call, due_at, seq, id`,
      [now, MOST_RUNNING + claiming, now, mostCalls + claiming],
    );
    const rows = due.filter(({ id }) => !this.#running.has(String(id)));
    const idsOf = (isCall: number, most: number) =>
      rows
        .filter((row) => Number(row.is_call) === isCall)
        .slice(0, most)
        .map(({ id }) => String(id));
    return { local: idsOf(0, MOST_RUNNING), calls: idsOf(1, mostCalls) };
  }

  #beginCalls(jobIds: readonly string[]): Promise<void> {
    for (const id of jobIds) this.#calls.add(id);
    return this.#begin(jobIds);
  }

  /** Makes one try at each of these jobs; resolves when all have ended. */
  async #begin(jobIds: readonly string[]): Promise<void> {
    if (jobIds.length > 0) await this.#beginClaimed(jobIds, this.#claim(jobIds));
  }

  async #beginClaimed(jobIds: readonly string[], claimed: Promise<ReadonlyMap<string, Job>>): Promise<void> {
    const runs = jobIds.map((id) => {
      const run = this.#runClaimed(id, claimed);
      this.#running.set(id, run);
      return run;
    });
    await Promise.all(runs);
  }

  async #runClaimed(jobId: string, claimed: Promise<ReadonlyMap<string, Job>>): Promise<void> {
    try {
      const job = (await claimed).get(jobId);
      if (job) await this.#try(job);
    } finally {
      this.#running.delete(jobId);
      this.#endCall(jobId);
    }
  }

  /**
   * Takes the jobs that are due and that nobody else has, in one statement. Counts the tries before they are made, so
   * that after a crash nobody takes one for the first.
   */
  async #claim(jobIds: readonly string[]): Promise<ReadonlyMap<string, Job>> {
    const now = this.#clock.now();
    const { places, values } = rowList(
      '?',
      jobIds.map((id) => [id]),
    );
    const rows = await this.#database.run(
      `UPDATE outbox SET attempts = attempts + 1, due_at = ?
        WHERE id IN (${places}) AND ${isPending()} AND due_at <= ? AND ${NONE_BEFORE} RETURNING *`,
      [now + LEASE_MS, ...values, now],
    );
    return new Map(rows.map((row) => [String(row.id), jobFromRow(row)]));
  }

  async #try(job: Job): Promise<void> {
    this.#tries.begin(job);
    try {
      const change = await this.#handlers[job.kind](job.orderId, job.attempts === 1, job.payload);
      this.#endCall(job.id);
      await this.#tries.end(job, change);
    } catch (error) {
      await this.#postpone(job, error);
    } finally {
      this.#tries.over(job);
    }
  }

  /** A call is through; what follows from it needs no slot of the budget. */
  #endCall(jobId: string): void {
    if (this.#calls.delete(jobId) && this.#callsWait && this.#calls.size === MOST_RUNNING / 2) this.#lookIn(0);
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
      tx.run(
        `UPDATE outbox SET state = ?, due_at = ?, last_error = ?
          WHERE id = ? AND attempts = ? AND ${isPending()}`,
        [state, dueAt, message, job.id, job.attempts],
      ),
    );
  }
}
