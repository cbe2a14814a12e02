import type { Clock } from '../clock.js';
import { RATE_LIMITS } from '../contract/limits.js';

/** A slot of the budget, or how long until it is worth asking again, in milliseconds. */
export type BudgetAnswer = { permit: number } | { waitMs: number };

/**
 * How many requests an account may still send (docs/http-api.md, Limits). One budget belongs to one account: clients of
 * the same account share it. It is a row of slots; a slot is taken for a request and free again a whole window after
 * the API has counted that request, so that no window of the API's, fixed or sliding, ever holds too many.
 *
 * Several processes share an account through an implementation on a database: a row for each slot with `free_at`, which
 * `take` claims by one statement (the earliest that is due, locked and skipped by others), sets far enough ahead to
 * outlive a crash, and `settle` sets to the end of the window; `pause` moves `free_at` of all rows that are due sooner.
 */
export interface RequestBudget {
  /** Slots that this process has taken and not settled yet. */
  readonly inUse: number;
  /**
   * Takes a slot if one is free.
   *
   * @param waiting how many requests of the caller wait for a slot now, this one included: their slots can be taken along.
   */
  take(waiting?: number): Promise<BudgetAnswer>;
  /**
   * Tells that a request is through.
   *
   * @param sent whether the API can have counted it; otherwise its slot is free at once.
   */
  settle(permit: number, sent: boolean): Promise<void>;
  /**
   * How many slots are free and have been all the time since a moment: what the API counted meanwhile was not theirs.
   *
   * @param moment epoch milliseconds of the clock.
   */
  freeSince(moment: number): Promise<number>;
  /**
   * When each of the next requests can go, if none but these take slots.
   *
   * @param count how many requests to look ahead.
   * @returns epoch milliseconds of the clock, ascending; now or earlier for those that can go at once.
   */
  forecast(count: number): Promise<number[]>;
  /** Holds every slot back, because the API asks for it, in milliseconds from now. */
  pause(ms: number): Promise<void>;
}

/**
 * When requests can go that take the slots one after another, each for a window (the sum behind
 * {@link RequestBudget.forecast}).
 *
 * @param freeAt when each slot is free, epoch milliseconds, in any order.
 * @param from the earliest moment that any of them can go.
 */
export function forecastSlots(
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

/** The budget of an account that only one process uses. */
export class MemoryRequestBudget implements RequestBudget {
  readonly #clock: Clock;
  readonly #windowMs: number;
  /** When each slot is free, epoch milliseconds; of a taken one the earliest moment that it can be. */
  readonly #freeAt: number[];
  readonly #taken = new Set<number>();
  #pausedUntil = Number.NEGATIVE_INFINITY;

  /** @param limit requests in a window, and the window in milliseconds; the account's limit by default. */
  constructor(clock: Clock, limit: { requests: number; windowMs: number } = RATE_LIMITS.account) {
    this.#clock = clock;
    this.#windowMs = limit.windowMs;
    this.#freeAt = Array.from({ length: limit.requests }, () => Number.NEGATIVE_INFINITY);
  }

  get inUse(): number {
    return this.#taken.size;
  }

  async take(): Promise<BudgetAnswer> {
    const now = this.#clock.now();
    if (this.#pausedUntil > now) return { waitMs: this.#pausedUntil - now };
    const permit = this.#longestFree(now);
    if (permit === undefined) return { waitMs: this.#untilNextSlot(now) };
    this.#taken.add(permit);
    this.#freeAt[permit] = now + this.#windowMs;
    return { permit };
  }

  async settle(permit: number, sent: boolean): Promise<void> {
    this.#taken.delete(permit);
    this.#freeAt[permit] = this.#clock.now() + (sent ? this.#windowMs : 0);
  }

  async freeSince(moment: number): Promise<number> {
    return this.#freeAt.filter((freeAt, slot) => freeAt <= moment && !this.#taken.has(slot)).length;
  }

  async forecast(count: number): Promise<number[]> {
    const from = Math.max(this.#clock.now(), this.#pausedUntil);
    return forecastSlots(this.#freeAt, count, { windowMs: this.#windowMs, from });
  }

  async pause(ms: number): Promise<void> {
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now() + ms);
  }

  /** The slot that is free longest: one that stays free longer than it must is a request less in the next window. */
  #longestFree(now: number): number | undefined {
    let best: number | undefined;
    let least = now;
    for (const [slot, freeAt] of this.#freeAt.entries()) {
      if (freeAt > least || (freeAt === least && best !== undefined) || this.#taken.has(slot)) continue;
      best = slot;
      least = freeAt;
    }
    return best;
  }

  /** A slot whose window is over but whose request still runs may be given back at any moment. */
  #untilNextSlot(now: number): number {
    const earliest = this.#freeAt.reduce((least, freeAt) => Math.min(least, freeAt), Number.POSITIVE_INFINITY);
    return Math.max(earliest - now, SHORTEST_WAIT_MS);
  }
}

/** Of an account without a limit. */
export class UnlimitedRequestBudget implements RequestBudget {
  readonly inUse = 0;

  async take(): Promise<BudgetAnswer> {
    return { permit: 0 };
  }

  async settle(): Promise<void> {}

  /** None: the API is asked to say by itself when it wants a pause, and that is not heeded for others' requests. */
  async freeSince(): Promise<number> {
    return 0;
  }

  async forecast(count: number): Promise<number[]> {
    return new Array<number>(count).fill(0);
  }

  async pause(): Promise<void> {}
}

/** Between two looks for a slot that a running request holds, in milliseconds. */
const SHORTEST_WAIT_MS = 50;
