import {
  type BudgetAnswer,
  type Clock,
  forecastSlots,
  RATE_LIMITS,
  type RequestBudget,
} from '@invoicebox/invoicebox-api';
import type { Database, SqlRunner } from '../storage/database.js';

/** Another process may have taken the slot that was chosen: then another one is tried, so many times. */
const MOST_TRIES = 3;
/** How long what was read of the slots is taken for true, in milliseconds: what others change is seen so much later. */
const SNAPSHOT_MS = 1_000;
/** Slots that were taken along and that nobody has asked for in so long are for others, in milliseconds. */
const RESERVED_MS = 250;
/** Until the next look when every try met another process, in milliseconds. */
const CONTENDED_WAIT_MS = 20;

/**
 * The account's budget of requests, shared by all processes on one database (see `RequestBudget` in
 * `@invoicebox/invoicebox-api`): a row for each slot with the time from which it is free. A slot whose request never
 * ends, because its process was killed, is free again after a window, when the API has forgotten it too.
 */
export class SharedRequestBudget implements RequestBudget {
  readonly #slots: SqlRunner;
  readonly #clock: Clock;
  readonly #windowMs: number;
  #inUse = 0;
  /** When each slot is free, as it was read last. */
  #freeAt: number[] = [];
  #readAt = Number.NEGATIVE_INFINITY;
  /** Slots that were taken for the next requests. */
  readonly #reserved: number[] = [];
  /** Slots with the time from which they are free, to be written down. */
  readonly #settled = new Map<number, number>();
  #writing: Promise<void> | undefined;

  private constructor(slots: SqlRunner, clock: Clock, windowMs: number) {
    this.#slots = slots;
    this.#clock = clock;
    this.#windowMs = windowMs;
  }

  /**
   * Opens the budget of a database and brings its slots to the number that the account has.
   *
   * @param limit requests in a window, and the window in milliseconds.
   */
  static async open(
    database: Database,
    clock: Clock,
    limit: { requests: number; windowMs: number } = RATE_LIMITS.account,
  ): Promise<SharedRequestBudget> {
    await database.transaction(async (tx) => {
      await tx.run('DELETE FROM request_slots WHERE slot >= ?', [limit.requests]);
      const known = new Set((await tx.run('SELECT slot FROM request_slots')).map((row) => Number(row.slot)));
      for (let slot = 0; slot < limit.requests; slot += 1) {
        if (known.has(slot)) continue;
        await tx.run('INSERT INTO request_slots (slot, free_at) VALUES (?, 0) ON CONFLICT (slot) DO NOTHING', [slot]);
      }
    });
    // A slot that is forgotten with the power is one request too many at most: the API answers it with a pause.
    return new SharedRequestBudget(database.unsynced, clock, limit.windowMs);
  }

  get inUse(): number {
    return this.#inUse;
  }

  async take(waiting = 1): Promise<BudgetAnswer> {
    for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
      const ready = this.#reserved.shift();
      if (ready !== undefined) return this.#handOut(ready);
      const [next = 0] = await this.forecast(1);
      const now = this.#clock.now();
      if (next > now) return { waitMs: next - now };
      const taken = await this.#reserve(now, waiting);
      const own = taken.shift();
      this.#keep(taken);
      if (own !== undefined) return this.#handOut(own);
      await this.#read();
    }
    return { waitMs: CONTENDED_WAIT_MS };
  }

  async settle(permit: number, sent: boolean): Promise<void> {
    this.#inUse -= 1;
    const freeAt = this.#clock.now() + (sent ? this.#windowMs : 0);
    this.#freeAt[permit] = freeAt;
    this.#settled.set(permit, freeAt);
    this.#writing ??= this.#writeSettled().finally(() => {
      this.#writing = undefined;
    });
    if (!sent) await this.#writing;
  }

  async freeSince(moment: number): Promise<number> {
    const [row] = await this.#slots.run('SELECT COUNT(*) AS free FROM request_slots WHERE free_at <= ?', [moment]);
    return Number(row?.free ?? 0);
  }

  async forecast(count: number): Promise<number[]> {
    if (this.#clock.now() - this.#readAt > SNAPSHOT_MS) await this.#read();
    return forecastSlots(this.#freeAt, count, { windowMs: this.#windowMs, from: this.#clock.now() });
  }

  async pause(ms: number): Promise<void> {
    const until = this.#clock.now() + ms;
    await this.#slots.run('UPDATE request_slots SET free_at = ? WHERE free_at < ?', [until, until]);
    await this.#read();
  }

  async #read(): Promise<void> {
    const readAt = this.#clock.now();
    const rows = await this.#slots.run('SELECT free_at FROM request_slots ORDER BY slot');
    this.#freeAt = rows.map((row) => Number(row.free_at));
    this.#readAt = readAt;
  }

  #handOut(permit: number): BudgetAnswer {
    this.#inUse += 1;
    return { permit };
  }

  /**
   * Takes the slots that are free longest: one that stays free longer than it must is a request less in the next window.
   * By one statement for all requests that wait.
   */
  async #reserve(now: number, most: number): Promise<number[]> {
    const free = [...this.#freeAt.entries()].filter(([, freeAt]) => freeAt <= now).sort(([, a], [, b]) => a - b);
    const chosen = free.slice(0, most).map(([slot]) => slot);
    const until = now + this.#windowMs;
    const taken = await this.#slots.run(
      `UPDATE request_slots SET free_at = ? WHERE slot IN (${chosen.map(() => '?').join(', ')}) AND free_at <= ?
        RETURNING slot`,
      [until, ...chosen, now],
    );
    const slots = taken.map(({ slot }) => Number(slot));
    for (const slot of slots) this.#freeAt[slot] = until;
    return slots;
  }

  /** Keeps slots for the requests that wait. */
  #keep(slots: readonly number[]): void {
    if (slots.length === 0) return;
    this.#reserved.push(...slots);
    this.#clock.schedule(RESERVED_MS, () => this.#giveBack());
  }

  /** What was reserved and not needed is for others. */
  #giveBack(): void {
    for (const slot of this.#reserved.splice(0)) {
      this.#inUse += 1;
      this.settle(slot, false).catch(() => undefined);
    }
  }

  /** Writes down what was settled, all that came meanwhile by one statement. A slot is free a little later for it. */
  async #writeSettled(): Promise<void> {
    while (this.#settled.size > 0) {
      const settled = [...this.#settled];
      this.#settled.clear();
      const now = this.#clock.now();
      await this.#write(settled.filter(([, freeAt]) => freeAt <= now));
      await this.#write(settled.filter(([, freeAt]) => freeAt > now));
    }
  }

  async #write(settled: ReadonlyArray<readonly [slot: number, freeAt: number]>): Promise<void> {
    if (settled.length === 0) return;
    const freeAt = Math.max(...settled.map(([, time]) => time));
    const places = settled.map(() => '?').join(', ');
    const slots = settled.map(([slot]) => slot);
    // What could not be written is free a window after it was taken.
    await this.#slots
      .run(`UPDATE request_slots SET free_at = ? WHERE slot IN (${places})`, [freeAt, ...slots])
      .catch(() => undefined);
  }
}
