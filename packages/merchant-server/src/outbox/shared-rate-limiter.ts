import { type Clock, forecastPermits, type PermitAnswer, type RateLimiter } from '@invoicebox/invoicebox-api';
import { RATE_LIMITS } from '@invoicebox/invoicebox-api/contract';
import type { Database, SqlRunner } from '../storage/database.js';

/** A forecast may be this old: what other processes change is seen this much later. */
const SNAPSHOT_MS = 1_000;
/** Until the next attempt when other processes took every free permit in the meantime. */
const CONTENTION_WAIT_MS = 20;

/**
 * The rate limiter of an account, shared by all processes on one PostgreSQL database: a row for each permit with the time
 * from which it is free. The permit of a process that was killed is free again after a window, when the API has
 * forgotten its request too.
 */
export class SharedRateLimiter implements RateLimiter {
  readonly #permits: SqlRunner;
  readonly #clock: Clock;
  readonly #windowMs: number;
  #inUse = 0;
  /** When each permit is free, as it was read last. */
  #freeAt: number[] = [];
  #readAt = Number.NEGATIVE_INFINITY;

  private constructor(permits: SqlRunner, clock: Clock, windowMs: number) {
    this.#permits = permits;
    this.#clock = clock;
    this.#windowMs = windowMs;
  }

  /**
   * Opens the rate limiter of a database and brings its permits to the number that the account has.
   *
   * @param limit requests in a window, and the window in milliseconds.
   */
  static async open(
    database: Database,
    clock: Clock,
    limit: { requests: number; windowMs: number } = RATE_LIMITS.account,
  ): Promise<SharedRateLimiter> {
    await database.transaction(async (tx) => {
      await tx.run('DELETE FROM request_slots WHERE slot >= ?', [limit.requests]);
      const known = new Set((await tx.run('SELECT slot FROM request_slots')).map((row) => Number(row.slot)));
      for (let slot = 0; slot < limit.requests; slot += 1) {
        if (known.has(slot)) continue;
        await tx.run('INSERT INTO request_slots (slot, free_at) VALUES (?, 0) ON CONFLICT (slot) DO NOTHING', [slot]);
      }
    });
    // A permit that a power failure forgets is one request too many at most: the API answers it with a pause.
    return new SharedRateLimiter(database.unsynced, clock, limit.windowMs);
  }

  get inUse(): number {
    return this.#inUse;
  }

  async acquire(): Promise<PermitAnswer> {
    const now = this.#clock.now();
    // The permit that has been free longest: one that stays free longer than it must is a request less in the next window.
    const [taken] = await this.#permits.run(
      `UPDATE request_slots SET free_at = ? WHERE slot = (SELECT slot FROM request_slots WHERE free_at <= ?
        ORDER BY free_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING slot`,
      [now + this.#windowMs, now],
    );
    if (taken) {
      this.#inUse += 1;
      this.#freeAt[Number(taken.slot)] = now + this.#windowMs;
      return { permit: Number(taken.slot) };
    }
    await this.#read();
    const next = Math.min(...this.#freeAt) - this.#clock.now();
    // Another process may release a permit before.
    return { waitMs: Math.min(Math.max(next, CONTENTION_WAIT_MS), SNAPSHOT_MS) };
  }

  async release(permit: number, sent: boolean): Promise<void> {
    this.#inUse -= 1;
    const freeAt = this.#clock.now() + (sent ? this.#windowMs : 0);
    this.#freeAt[permit] = freeAt;
    await this.#permits.run('UPDATE request_slots SET free_at = ? WHERE slot = ?', [freeAt, permit]);
  }

  async freeSince(moment: number): Promise<number> {
    const [row] = await this.#permits.run('SELECT COUNT(*) AS free FROM request_slots WHERE free_at <= ?', [moment]);
    return Number(row?.free ?? 0);
  }

  async forecast(count: number): Promise<number[]> {
    if (this.#clock.now() - this.#readAt > SNAPSHOT_MS) await this.#read();
    return forecastPermits(this.#freeAt, count, { windowMs: this.#windowMs, from: this.#clock.now() });
  }

  async pause(ms: number): Promise<void> {
    const until = this.#clock.now() + ms;
    await this.#permits.run('UPDATE request_slots SET free_at = ? WHERE free_at < ?', [until, until]);
    await this.#read();
  }

  async #read(): Promise<void> {
    const readAt = this.#clock.now();
    const rows = await this.#permits.run('SELECT free_at FROM request_slots ORDER BY slot');
    this.#freeAt = rows.map((row) => Number(row.free_at));
    this.#readAt = readAt;
  }
}
