import type { Clock } from '../clock.js';
import { RATE_LIMITS } from '../contract/limits.js';

/** A permit to send one request, or how long to wait before asking again, in milliseconds. */
export type PermitAnswer = { permit: number } | { waitMs: number };

/**
 * Limits the requests of an account (docs/http-api.md, Limits). One rate limiter belongs to one account: its clients share
 * it. It has as many permits as a window allows requests. A permit is free again a whole window after its request is
 * through, so that no window of the API, fixed or sliding, ever holds too many.
 *
 * {@link MemoryRateLimiter} serves one process. Several processes share the permits in a database.
 */
export interface RateLimiter {
  /** Permits that this process has acquired and not released yet. */
  readonly inUse: number;
  /** Takes a permit if one is free. */
  acquire(): Promise<PermitAnswer>;
  /**
   * Returns a permit after its request.
   *
   * @param sent whether the API can have counted the request; if not, the permit is free at once.
   */
  release(permit: number, sent: boolean): Promise<void>;
  /**
   * How many permits are free, and have been since a moment: requests that the API counted since then were not theirs.
   *
   * @param moment epoch milliseconds of the clock.
   */
  freeSince(moment: number): Promise<number>;
  /**
   * When each of the next requests can be sent, if nobody else takes permits.
   *
   * @param count how many requests to look ahead.
   * @returns epoch milliseconds of the clock, ascending; now or earlier for those that can go at once.
   */
  forecast(count: number): Promise<number[]>;
  /** Holds all permits back because the API asks for it, in milliseconds from now. */
  pause(ms: number): Promise<void>;
}

/**
 * Implements {@link RateLimiter.forecast}: requests take the permits one after another, each for a window.
 *
 * @param freeAt when each permit is free, epoch milliseconds, in any order.
 * @param from the earliest moment for any request.
 */
export function forecastPermits(
  freeAt: readonly number[],
  count: number,
  { windowMs, from }: { windowMs: number; from: number },
): number[] {
  const times = freeAt.map((time) => Math.max(time, from)).sort((one, other) => one - other);
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / times.length);
    return (times[index % times.length] ?? from) + round * windowMs;
  });
}

/** The rate limiter of an account that only one process uses. */
export class MemoryRateLimiter implements RateLimiter {
  readonly #clock: Clock;
  readonly #windowMs: number;
  /** When each permit is free, epoch milliseconds; of one in use, the earliest moment that it can be. */
  readonly #freeAt: number[];
  readonly #inUse = new Set<number>();
  #pausedUntil = Number.NEGATIVE_INFINITY;

  /** @param limit requests in a window, and the window in milliseconds; the account's limit by default. */
  constructor(clock: Clock, limit: { requests: number; windowMs: number } = RATE_LIMITS.account) {
    this.#clock = clock;
    this.#windowMs = limit.windowMs;
    this.#freeAt = Array.from({ length: limit.requests }, () => Number.NEGATIVE_INFINITY);
  }

  get inUse(): number {
    return this.#inUse.size;
  }

  async acquire(): Promise<PermitAnswer> {
    const now = this.#clock.now();
    if (this.#pausedUntil > now) return { waitMs: this.#pausedUntil - now };
    const permit = this.#freeLongest(now);
    if (permit === undefined) return { waitMs: this.#untilNextPermit(now) };
    this.#inUse.add(permit);
    this.#freeAt[permit] = now + this.#windowMs;
    return { permit };
  }

  async release(permit: number, sent: boolean): Promise<void> {
    this.#inUse.delete(permit);
    this.#freeAt[permit] = this.#clock.now() + (sent ? this.#windowMs : 0);
  }

  async freeSince(moment: number): Promise<number> {
    return this.#freeAt.filter((freeAt, permit) => freeAt <= moment && !this.#inUse.has(permit)).length;
  }

  async forecast(count: number): Promise<number[]> {
    const from = Math.max(this.#clock.now(), this.#pausedUntil);
    return forecastPermits(this.#freeAt, count, { windowMs: this.#windowMs, from });
  }

  async pause(ms: number): Promise<void> {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms);
  }

  /** The permit that has been free longest: leaving it idle would cost a request in the next window. */
  #freeLongest(now: number): number | undefined {
    let best: number | undefined;
    let least = now;
    for (const [permit, freeAt] of this.#freeAt.entries()) {
      if (freeAt > least || (freeAt === least && best !== undefined) || this.#inUse.has(permit)) continue;
      best = permit;
      least = freeAt;
    }
    return best;
  }

  /** A permit whose window is over but whose request still runs may be released at any moment. */
  #untilNextPermit(now: number): number {
    const earliest = this.#freeAt.reduce((least, freeAt) => Math.min(least, freeAt), Number.POSITIVE_INFINITY);
    return Math.max(earliest - now, MIN_WAIT_MS);
  }
}

/** For an account without a limit. */
export class UnlimitedRateLimiter implements RateLimiter {
  readonly inUse = 0;

  async acquire(): Promise<PermitAnswer> {
    return { permit: 0 };
  }

  async release(): Promise<void> {}

  /** None: a pause is made only when the API refuses a request. */
  async freeSince(): Promise<number> {
    return 0;
  }

  async forecast(count: number): Promise<number[]> {
    return new Array<number>(count).fill(0);
  }

  async pause(): Promise<void> {}
}

/** Polling for a permit that a running request holds. */
const MIN_WAIT_MS = 50;
