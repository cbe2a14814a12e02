import type { Clock } from '@invoicebox/invoicebox-api';
import type { Logger } from 'pino';
import { randomId } from '../core/random-id.js';
import type { Database } from '../storage/database.js';
import { acquireLease, releaseLease } from './lease.js';

/** A part of the work may take so long; afterwards another process takes the turn. In milliseconds. */
const LEASE_MS = 60_000;

/** Work that is done again and again, by one process of all on the database at a time. */
export interface PeriodicTaskOptions {
  database: Database;
  clock: Clock;
  log: Logger;
  /** Names the work in the table `leases`. */
  name: string;
  /** From the end of one turn to the next, in milliseconds; a restart does not shorten it. */
  everyMs: number;
  /**
   * Does a part of the work, small enough for a minute.
   *
   * @returns whether there is more to do at once.
   * @throws any error: it is logged, and the work goes on with the next turn.
   */
  work(): Promise<boolean>;
}

/** Does some work periodically, however many servers stand on the database. */
export class PeriodicTask {
  readonly #options: PeriodicTaskOptions;
  readonly #holder = randomId();
  #cancelLook: (() => void) | undefined;
  #running: Promise<void> = Promise.resolve();
  #stopped = true;

  constructor(options: PeriodicTaskOptions) {
    this.#options = options;
  }

  /** Looks at once whether the work is due, and then periodically. */
  start(): void {
    this.#stopped = false;
    this.#scheduleLook(0);
  }

  /** Resolves when the running part of the work has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancelLook?.();
    await this.#running;
  }

  #scheduleLook(delayMs: number): void {
    if (this.#stopped) return;
    const { clock, everyMs, log, name } = this.#options;
    this.#cancelLook = clock.schedule(delayMs, () => {
      this.#running = this.#runTurn()
        .catch((error) => log.warn({ err: error, task: name }, 'A periodic task failed: it is tried again.'))
        .finally(() => this.#scheduleLook(everyMs));
    });
  }

  #turn() {
    const { clock, name } = this.#options;
    return { name, holder: this.#holder, now: clock.now() };
  }

  async #runTurn(): Promise<void> {
    const { database, everyMs, work } = this.#options;
    if (!(await acquireLease(database, this.#turn(), LEASE_MS))) return;
    try {
      while (!this.#stopped && (await work())) {
        if (!(await acquireLease(database, this.#turn(), LEASE_MS))) return;
      }
    } finally {
      const turn = this.#turn();
      await releaseLease(database, turn, turn.now + everyMs);
    }
  }
}
