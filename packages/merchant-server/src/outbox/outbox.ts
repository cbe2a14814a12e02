import type { RateLimiter } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import { DefinitionError } from '../mini-app/validate.js';
import { type ChangeDeps, changeOrders } from '../order-model/change-orders.js';
import type { Order } from '../order-model/order.js';
import { requireOrder } from '../order-model/order-store.js';
import type { Job, JobHandlers } from './job.js';
import { claimJobs, completeJob, findDueJobs, LeaseLostError, postponeJob, renewLeases } from './job-table.js';

/** For due jobs, unless there is a reason to poll sooner. */
const POLL_INTERVAL_MS = 1_000;
/** A claim holds a job this long: a killed server's jobs are taken over after it. */
const LEASE_MS = 15_000;
/** Two heartbeats may fail before a lease ends. */
const HEARTBEAT_INTERVAL_MS = 5_000;
/** Wait after the first failed attempt, doubled after each further one. */
const FIRST_RETRY_MS = 1_000;
const MAX_RETRY_MS = 300_000;
/** After this many attempts a job is parked for the operator. */
const MAX_ATTEMPTS = 20;
/** Calls to Invoicebox that run at once in one process, and other jobs that one poll claims. */
const MAX_RUNNING = 100;

/** What an outbox works with. */
export interface OutboxDeps extends ChangeDeps {
  log: Logger;
  handlers: JobHandlers;
  /** Of the account: calls wait for their permits in the database and not in memory. */
  rateLimiter: Pick<RateLimiter, 'forecast' | 'inUse'>;
}

/** An attempt that is running in this process. */
interface RunningAttempt {
  isCall: boolean;
  /** Undefined while the job is being claimed. */
  job: Job | undefined;
  /** The order after the attempt; undefined if it failed or another server has the job. Never rejects. */
  ended: Promise<Order | undefined>;
}

/**
 * Runs jobs that must follow a committed change: calls to Invoicebox and fulfilment. A job is stored in the transaction
 * that asks for it, so none is lost, and its handlers make each take effect once. Jobs are polled for; those that
 * somebody waits for are run at once (`runNow`, `runCall`).
 */
export class Outbox {
  readonly #deps: OutboxDeps;
  /** By job. */
  readonly #running = new Map<string, RunningAttempt>();
  #cancelPoll: (() => void) | undefined;
  #polling: Promise<void> | undefined;
  #pollAgain = false;
  #cancelHeartbeat: (() => void) | undefined;
  #renewing: Promise<void> | undefined;
  /** Due calls may be waiting for permits: a new one queues behind them. */
  #callsWait = false;
  #stopped = true;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
  }

  /** Starts polling. Jobs that a crash left behind come first. */
  start(): void {
    this.#stopped = false;
    this.#pollIn(0);
  }

  /** Claims no further job and resolves when the running attempts have ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelPoll?.();
    await this.#polling;
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
    this.#cancelHeartbeat?.();
  }

  /**
   * Makes one attempt at a due job that sends nothing to Invoicebox; waits for the attempt that is running in this process,
   * if there is one.
   *
   * @param order the job's order as the caller has just committed it.
   * @returns the order after the attempt; undefined if it failed or another server makes it.
   */
  runNow(jobId: string, order?: Order): Promise<Order | undefined> {
    return this.#running.get(jobId)?.ended ?? this.#start(jobId, this.#claim([jobId]), { isCall: false, order });
  }

  /**
   * Like {@link Outbox.runNow} for a call to Invoicebox, unless other calls have waited longer: then it queues behind
   * them.
   *
   * @returns whether the attempt was made, and the order after it if it succeeded.
   */
  async runCall(jobId: string, order?: Order): Promise<{ attempted: boolean; order?: Order | undefined }> {
    const hasRoom = !this.#callsWait && (await this.#roomForCalls()) > 0;
    // A poll may have been faster.
    const running = this.#running.get(jobId)?.ended;
    if (running) return { attempted: true, order: await running };
    if (hasRoom) {
      return { attempted: true, order: await this.#start(jobId, this.#claim([jobId]), { isCall: true, order }) };
    }
    this.#callsWait = true;
    this.#pollIn(0);
    return { attempted: false };
  }

  /** Whether an attempt at creating this order is running here. */
  isCreating(orderId: string): boolean {
    return this.#countRunning(({ job }) => job?.orderId === orderId && job.kind === 'create_order') > 0;
  }

  /** Running calls that have no permit yet: they come before those that wait in the database. */
  get callsWithoutPermit(): number {
    return Math.max(0, this.#countRunning(({ isCall }) => isCall) - this.#deps.rateLimiter.inUse);
  }

  #countRunning(matches: (attempt: RunningAttempt) => boolean): number {
    let count = 0;
    for (const attempt of this.#running.values()) if (matches(attempt)) count += 1;
    return count;
  }

  #pollIn(delayMs: number): void {
    if (this.#stopped) return;
    this.#cancelPoll?.();
    this.#cancelPoll = this.#deps.clock.schedule(delayMs, () => {
      this.#pollIn(POLL_INTERVAL_MS);
      if (this.#polling) this.#pollAgain = true;
      else this.#polling = this.#pollNow();
    });
  }

  async #pollNow(): Promise<void> {
    do {
      this.#pollAgain = false;
      await this.#poll().catch((error) => this.#deps.log.error({ err: error }, 'The outbox could not be polled.'));
    } while (this.#pollAgain && !this.#stopped);
    this.#polling = undefined;
  }

  async #poll(): Promise<void> {
    const room = await this.#roomForCalls();
    const [local, calls] = await Promise.all([this.#findDue('local', MAX_RUNNING), this.#findDue('calls', room + 1)]);
    this.#callsWait = calls.length > room;
    // Filtered right before the claim: a job may have been started while the due ones were read.
    const isIdle = (id: string) => !this.#running.has(id);
    const [idle, idleCalls] = [local.filter(isIdle), calls.filter(isIdle).slice(0, room)];
    const claimed = this.#claim([...idle, ...idleCalls]);
    for (const id of idle) void this.#start(id, claimed, { isCall: false });
    for (const id of idleCalls) void this.#start(id, claimed, { isCall: true });
    await claimed;
  }

  /** Ids of due jobs that are not running here. */
  async #findDue(which: 'local' | 'calls', limit: number): Promise<string[]> {
    const { database, clock } = this.#deps;
    // Those that are being claimed are still due in the database.
    const claiming = this.#countRunning(({ job }) => job === undefined);
    const ids = await findDueJobs(database, which, clock.now(), limit + claiming);
    return ids.filter((id) => !this.#running.has(id)).slice(0, limit);
  }

  /** How many more calls may start now. */
  async #roomForCalls(): Promise<number> {
    const { clock, rateLimiter } = this.#deps;
    const permits = await rateLimiter.forecast(MAX_RUNNING);
    const nextPoll = clock.now() + POLL_INTERVAL_MS;
    const free = permits.filter((time) => time <= nextPoll).length - this.callsWithoutPermit;
    return Math.max(0, Math.min(free, MAX_RUNNING - this.#countRunning(({ isCall }) => isCall)));
  }

  /** Claims those of the jobs that nobody else holds. @returns them by id. */
  async #claim(ids: readonly string[]): Promise<ReadonlyMap<string, Job>> {
    if (ids.length === 0) return new Map();
    const { database, clock } = this.#deps;
    const now = clock.now();
    const jobs = await claimJobs(database, ids, now, now + LEASE_MS);
    return new Map(jobs.map((job) => [job.id, job]));
  }

  /** Starts an attempt once its job is claimed. */
  #start(
    jobId: string,
    claimed: Promise<ReadonlyMap<string, Job>>,
    { isCall, order }: { isCall: boolean; order?: Order | undefined },
  ): Promise<Order | undefined> {
    const attempt: RunningAttempt = { isCall, job: undefined, ended: Promise.resolve(undefined) };
    attempt.ended = claimed
      .then((jobs) => {
        attempt.job = jobs.get(jobId);
        return attempt.job && this.#attempt(attempt.job, order);
      })
      .catch((error) => {
        this.#deps.log.error({ err: error, job: jobId }, 'An outbox job could not be claimed.');
        return undefined;
      })
      .finally(() => this.#end(jobId, attempt));
    this.#running.set(jobId, attempt);
    if (this.#running.size === 1) this.#scheduleHeartbeat();
    return attempt.ended;
  }

  #end(jobId: string, { isCall }: RunningAttempt): void {
    this.#running.delete(jobId);
    // Calls that waited for this one need not wait for the next poll.
    if (isCall && this.#callsWait && this.#running.size === 0) this.#pollIn(0);
  }

  /** @returns the order after the attempt; undefined if it failed. */
  async #attempt(job: Job, known: Order | undefined): Promise<Order | undefined> {
    const { database, handlers } = this.#deps;
    const { run, apply } = handlers[job.kind];
    try {
      const order = known ?? (await requireOrder(database, job.orderId));
      const result = await run(order, { isFirstAttempt: job.attempts === 1, payload: job.payload });
      return await changeOrders(this.#deps, async (context) => {
        const [current] = await Promise.all([requireOrder(context.tx, job.orderId), completeJob(context.tx, job)]);
        return result === undefined ? current : apply(context, current, result);
      });
    } catch (error) {
      await this.#fail(job, error);
      return undefined;
    }
  }

  async #fail(job: Job, error: unknown): Promise<void> {
    const { clock, database, log } = this.#deps;
    const context = { job: job.id, orderId: job.orderId, kind: job.kind, attempts: job.attempts };
    if (error instanceof LeaseLostError) {
      log.warn(context, error.message);
      return;
    }
    const isHopeless = error instanceof DefinitionError || job.attempts >= MAX_ATTEMPTS;
    const state = isHopeless ? 'parked' : 'pending';
    const backoff = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** (job.attempts - 1));
    // Up to a quarter more, so that jobs that failed together are not retried together.
    const dueAt = clock.now() + Math.round(backoff * (1 + Math.random() / 4));
    const message = error instanceof Error ? error.message : String(error);
    log.warn({ ...context, state, err: error }, 'An outbox job failed.');
    await postponeJob(database, job, { state, dueAt, error: message }).catch((failure) =>
      // The lease ends by itself, and the job is retried then.
      log.error({ ...context, err: failure }, 'The failure of an outbox job could not be recorded.'),
    );
  }

  #scheduleHeartbeat(): void {
    this.#cancelHeartbeat?.();
    this.#cancelHeartbeat = this.#deps.clock.schedule(HEARTBEAT_INTERVAL_MS, () => {
      if (this.#running.size === 0) return;
      this.#renewing ??= this.#renewLeases().finally(() => {
        this.#renewing = undefined;
      });
      this.#scheduleHeartbeat();
    });
  }

  async #renewLeases(): Promise<void> {
    const { clock, database, log } = this.#deps;
    const jobs = [...this.#running.values()].flatMap(({ job }) => job ?? []);
    if (jobs.length === 0) return;
    await renewLeases(database, jobs, clock.now() + LEASE_MS).catch((error) =>
      log.warn({ err: error }, 'Leases of outbox jobs could not be renewed.'),
    );
  }
}
