import type { Clock } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import type { Database } from '../storage/database.js';
import { rowList } from '../storage/row-list.js';
import type { Job, JobChange } from './outbox.js';

/**
 * A try holds its job so long, in milliseconds, and renews that while it runs: what a killed server held is taken by another
 * after this time, and a long try by none.
 */
export const LEASE_MS = 15_000;
/** Between two renewals, in milliseconds: two may fail before a lease ends. */
const RENEWAL_INTERVAL_MS = 5_000;
/** Leases renewed by one statement. */
const RENEWAL_BATCH_SIZE = 256;
/** Jobs that one transaction ends. */
const MOST_TOGETHER = 64;
/**
 * While other tries are under way an end waits so long for theirs, in milliseconds: in a rush a transaction costs more than
 * what it writes. Real ones, whatever the clock shows: it is the machine that is spared.
 */
export const GATHERING_MS = 10;
/** Transactions under way at once: the jobs that come meanwhile are ended together by the next one. */
const MOST_TRANSACTIONS = 2;

/** A try that has ended and is not yet written down. */
interface Ending {
  readonly job: Job;
  readonly change: JobChange | undefined;
  resolve(): void;
  reject(error: unknown): void;
}

/** Undoes the change of a try that another try has taken the place of. */
class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/**
 * Whether a job is pending, in SQL, where it is found by its id or its order. Said so that PostgreSQL does not look for it
 * among all pending jobs: what it knows from a quiet hour is that there are none, and in a rush it would read thousands
 * for each.
 */
export function isPending(table = 'outbox'): string {
  return `COALESCE(${table}.state, '') = 'pending'`;
}

/** Tries as rows of SQL: the job and which try at it. */
function jobRows(jobs: readonly Job[]) {
  return rowList(
    '(?, CAST(? AS BIGINT))',
    jobs.map(({ id, attempts }) => [id, attempts]),
  );
}

/**
 * The tries that this process makes at jobs: keeps their leases, and writes down their ends together with their changes.
 * Those that come soon after one another in one transaction, because that is most of what an end costs; what a change fails
 * with undoes its own job's end and no other's.
 */
export class LeasedTries {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #log: Logger;
  /** Jobs that a try is being made at now, by id. */
  readonly #held = new Map<string, Job>();
  /** Ended and not yet written down, those that wait longest first. */
  #waiting: Ending[] = [];
  /** Jobs whose ends are being written, by order. A transaction that changed an order twice would not see its own change. */
  readonly #ending = new Map<string, Job>();
  #transactions = 0;
  #gathering: NodeJS.Timeout | undefined;
  #renewing: Promise<void> | undefined;
  #cancelRenewal: (() => void) | undefined;

  constructor({ database, clock, log }: { database: Database; clock: Clock; log: Logger }) {
    this.#database = database;
    this.#clock = clock;
    this.#log = log;
  }

  /** How many tries are under way. */
  get size(): number {
    return this.#held.size;
  }

  /** Whether a try is under way at a job of which this is true. */
  some(isSought: (job: Job) => boolean): boolean {
    for (const job of this.#held.values()) if (isSought(job)) return true;
    return false;
  }

  /** Keeps the lease of a job that was claimed, until the try is {@link LeasedTries.over}. */
  begin(job: Job): void {
    this.#held.set(job.id, job);
    if (this.#held.size === 1) this.#scheduleRenewal();
  }

  /** Keeps the lease no longer: the end of the try is written down, or has failed. */
  over(job: Job): void {
    this.#held.delete(job.id);
  }

  /** Renews no lease any more. */
  stop(): void {
    this.#cancelRenewal?.();
  }

  /**
   * Ends a job together with its change, unless the try lost its lease: then both are for the try that has it.
   *
   * @throws what the change or the database failed with; then neither is written.
   */
  end(job: Job, change: JobChange | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ job, change, resolve, reject });
      this.#gather();
    });
  }

  #gather(): void {
    const underWay = this.#held.size - this.#ending.size - this.#waiting.length;
    // What came in by one piece of the network is ended in one transaction in any case.
    if (underWay <= 0 || this.#waiting.length >= MOST_TOGETHER) setImmediate(() => this.#writeNext());
    else this.#gathering ??= setTimeout(() => this.#writeNext(), GATHERING_MS);
  }

  #writeNext(): void {
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    if (this.#transactions >= MOST_TRANSACTIONS) return;
    const batch = this.#nextBatch();
    if (batch.length > 0) void this.#write(batch);
  }

  /** Those that wait longest, of each order one. */
  #nextBatch(): Ending[] {
    const batch: Ending[] = [];
    const later: Ending[] = [];
    for (const ending of this.#waiting) {
      const { orderId } = ending.job;
      if (batch.length === MOST_TOGETHER || this.#ending.has(orderId)) later.push(ending);
      else {
        this.#ending.set(orderId, ending.job);
        batch.push(ending);
      }
    }
    this.#waiting = later;
    return batch;
  }

  async #write(batch: readonly Ending[]): Promise<void> {
    this.#transactions += 1;
    try {
      // Two statements over the same jobs would lock them in different orders.
      await this.#renewing;
      await this.#writeTogether(batch);
      for (const { resolve } of batch) resolve();
    } catch (error) {
      // Nothing is written: one by one shows whose change it is.
      if (batch.length > 1) for (const ending of batch) await this.#writeAlone(ending);
      else for (const { reject } of batch) reject(error);
    } finally {
      this.#transactions -= 1;
      for (const { job } of batch) this.#ending.delete(job.orderId);
      this.#writeNext();
    }
  }

  async #writeAlone(ending: Ending): Promise<void> {
    await this.#writeTogether([ending]).then(ending.resolve, ending.reject);
  }

  async #writeTogether(batch: readonly Ending[]): Promise<void> {
    const jobs = batch.map(({ job }) => job);
    try {
      await this.#database.transaction(async (tx) => {
        const { places, values } = jobRows(jobs);
        const ended = tx.run(
          `UPDATE outbox SET state = 'done', last_error = NULL
            WHERE ${isPending()} AND (id, attempts) IN (VALUES ${places}) RETURNING id`,
          values,
        );
        // Not one after the other: what the changes read is asked for along with it.
        const [mine, ...changed] = await Promise.allSettled([ended, ...batch.map(({ change }) => change?.(tx))]);
        if (mine.status === 'rejected') throw mine.reason;
        if (mine.value.length < jobs.length) throw new LeaseLostError('A try ended after its lease.');
        for (const one of changed) if (one.status === 'rejected') throw one.reason;
      });
    } catch (error) {
      if (!(error instanceof LeaseLostError) || batch.length > 1) throw error;
      for (const { id, orderId, kind } of jobs) this.#log.warn({ job: id, orderId, kind }, error.message);
    }
  }

  #scheduleRenewal(): void {
    this.#cancelRenewal?.();
    this.#cancelRenewal = this.#clock.schedule(RENEWAL_INTERVAL_MS, () => {
      if (this.#held.size === 0) return;
      this.#renewing ??= this.#renew()
        .catch((error) => this.#log.warn({ err: error }, 'Leases of outbox jobs could not be renewed.'))
        .finally(() => {
          this.#renewing = undefined;
        });
      this.#scheduleRenewal();
    });
  }

  /** Renews the leases of all tries but those whose end is being written. */
  async #renew(): Promise<void> {
    const until = this.#clock.now() + LEASE_MS;
    const held = [...this.#held.values()].filter((job) => this.#ending.get(job.orderId) !== job);
    for (let start = 0; start < held.length; start += RENEWAL_BATCH_SIZE) {
      const { places, values } = jobRows(held.slice(start, start + RENEWAL_BATCH_SIZE));
      await this.#database.run(
        `UPDATE outbox SET due_at = ? WHERE ${isPending()} AND (id, attempts) IN (VALUES ${places})`,
        [until, ...values],
      );
    }
  }
}
