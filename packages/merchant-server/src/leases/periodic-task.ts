import type { Clock } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import { randomId } from '../core/random-id.js';
import type { Database } from '../storage/database.js';
import { acquireLease, releaseLease } from './lease.js';

/** For one step of the work; after it another process may take over. */
const LEASE_MS = 60_000;

/** Work that is repeated, by one process at a time of all on the database. */
export interface PeriodicTaskOptions {
  database: Database;
  clock: Clock;
  log: Logger;
  /** Names the work in the table `leases`. */
  name: string;
  /** From the end of one run to the start of the next; a restart does not shorten it. */
  everyMs: number;
  /**
   * Does one step of the work, in less than a minute.
   *
   * @returns whether there is more to do at once.
   * @throws any error: it is logged, and the work is repeated with the next run.
   */
  work(): Promise<boolean>;
}

/** Repeats work periodically, once for all servers of a database. */
export class PeriodicTask {
  readonly #options: PeriodicTaskOptions;
  readonly #holder = randomId();
  #cancelRun: (() => void) | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = true;

  constructor(options: PeriodicTaskOptions) {
    this.#options = options;
  }

  /** Checks whether the work is due, now and then periodically. */
  start(): void {
    this.#stopped = false;
    this.#scheduleRun(0);
  }

  /** Resolves when the running step has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelRun?.();
    await this.#running;
  }

  #scheduleRun(delayMs: number): void {
    if (this.#stopped) return;
    const { clock, everyMs, log, name } = this.#options;
    this.#cancelRun = clock.schedule(delayMs, () => {
      this.#running = this.#runOnce()
        .catch((error) => log.warn({ err: error, task: name }, 'A periodic task failed: it is retried.'))
        .finally(() => this.#scheduleRun(everyMs));
    });
  }

  #lease() {
    const { clock, name } = this.#options;
    return { name, holder: this.#holder, now: clock.now() };
  }

  async #runOnce(): Promise<void> {
    const { database, everyMs, work } = this.#options;
    if (!(await acquireLease(database, this.#lease(), LEASE_MS))) return;
    try {
      while (!this.#stopped && (await work())) {
        if (!(await acquireLease(database, this.#lease(), LEASE_MS))) return;
      }
    } finally {
      const lease = this.#lease();
      await releaseLease(database, lease, lease.now + everyMs);
    }
  }
}
