import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BudgetAnswer,
  type Clock,
  forecastSlots,
  RATE_LIMITS,
  type RequestBudget,
} from '@invoicebox/invoicebox-api';
import type { Database, SqlRunner } from '../storage/database.js';
import { rowList } from '../storage/row-list.js';
import { GATHERING_MS } from './leased-tries.js';

/** Another process may have taken the slot that was chosen: then another one is tried, so many times. */
const MOST_TRIES = 3;
/** How long what was read of the slots is taken for true, in milliseconds: what others change is seen so much later. */
const SNAPSHOT_MS = 1_000;
/** A slot is taken so long before it is free, in milliseconds: then a request goes in the moment that it is. */
const AHEAD_MS = 2_000;
/** Slots that were taken along and that nobody has asked for are for others so long after they were free, in milliseconds. */
const RESERVED_MS = 1_000;
/** Until the next look when every try met another process, in milliseconds. */
const CONTENDED_WAIT_MS = 20;

/** A slot with the time from which it is free, epoch milliseconds. */
interface Slot {
  slot: number;
  freeAt: number;
}

/** Slots as rows of SQL. */
function slotRows(slots: readonly Slot[]) {
  return rowList(
    '(CAST(? AS BIGINT), CAST(? AS BIGINT))',
    slots.map(({ slot, freeAt }) => [slot, freeAt]),
  );
}

/**
 * The account's budget of requests, shared by all processes on one database (see `RequestBudget` in
 * `@invoicebox/invoicebox-api`): a row for each slot with the time from which it is free. A slot whose request never
 * ends, because its process was killed, is free again after a window, when the API has forgotten it too.
 */
export class SharedRequestBudget implements RequestBudget {
  readonly #slots: SqlRunner;
  readonly #clock: Clock;
  readonly #windowMs: number;
  /** Slots whose requests are under way. */
  #handedOut = 0;
  /** When each slot is free, as it was read last. */
  #freeAt: number[] = [];
  #readAt = Number.NEGATIVE_INFINITY;
  /** Changes of slots that this process has made, and for each slot which was the last. */
  #changes = 0;
  readonly #changed = new Map<number, number>();
  /** Slots that were taken for the next requests, those that are free first at the head. */
  #reserved: Slot[] = [];
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
    return this.#handedOut + this.#reserved.length;
  }

  async take(waiting = 1): Promise<BudgetAnswer> {
    for (let attempt = 1; attempt <= MOST_TRIES; attempt += 1) {
      if (!this.#isNextFree() && this.#reserved.length < waiting) await this.#reserve(waiting - this.#reserved.length);
      if (this.#isNextFree()) return this.#handOut();
      const [reserved] = this.#reserved;
      const now = this.#clock.now();
      if (reserved) return { waitMs: reserved.freeAt - now };
      const [next = 0] = await this.forecast(1);
      // Another process may give a slot back before.
      if (next - AHEAD_MS > now) return { waitMs: Math.min(next - AHEAD_MS - now, SNAPSHOT_MS) };
      await this.#read();
    }
    return { waitMs: CONTENDED_WAIT_MS };
  }

  async settle(permit: number, sent: boolean): Promise<void> {
    this.#handedOut -= 1;
    await this.#free(permit, sent);
  }

  async freeSince(moment: number): Promise<number> {
    await this.#refresh();
    // Asked after nearly every request while the account is busy: then the answer needs no statement.
    if (this.#freeAt.every((freeAt) => freeAt > moment)) return 0;
    const [row] = await this.#slots.run('SELECT COUNT(*) AS free FROM request_slots WHERE free_at <= ?', [moment]);
    return Number(row?.free ?? 0);
  }

  async forecast(count: number): Promise<number[]> {
    await this.#refresh();
    return forecastSlots(this.#freeAt, count, { windowMs: this.#windowMs, from: this.#clock.now() });
  }

  async pause(ms: number): Promise<void> {
    const until = this.#clock.now() + ms;
    await Promise.all(this.#reserved.splice(0).map(({ slot }) => this.#free(slot, false)));
    await this.#slots.run('UPDATE request_slots SET free_at = ? WHERE free_at < ?', [until, until]);
    await this.#read();
  }

  async #refresh(): Promise<void> {
    if (this.#clock.now() - this.#readAt > SNAPSHOT_MS) await this.#read();
  }

  async #read(): Promise<void> {
    const readAt = this.#clock.now();
    const changes = this.#changes;
    const rows = await this.#slots.run('SELECT free_at FROM request_slots ORDER BY slot');
    // What was changed here meanwhile is newer than the answer, whichever came first.
    const isNewer = (slot: number) => this.#settled.has(slot) || (this.#changed.get(slot) ?? 0) > changes;
    this.#freeAt = rows.map((row, slot) => (isNewer(slot) ? this.#freeAt[slot] : undefined) ?? Number(row.free_at));
    this.#readAt = readAt;
  }

  #note(slot: number, freeAt: number): void {
    this.#changes += 1;
    this.#changed.set(slot, this.#changes);
    this.#freeAt[slot] = freeAt;
  }

  #isNextFree(): boolean {
    const [next] = this.#reserved;
    return next !== undefined && next.freeAt <= this.#clock.now();
  }

  #handOut(): BudgetAnswer {
    const { slot } = this.#reserved.shift() as Slot;
    this.#handedOut += 1;
    return { permit: slot };
  }

  /**
   * Takes slots that are free now or soon, for all requests that wait by one statement. Those that are free longest: one
   * that stays free longer than it must is a request less in the next window. Another process may be faster: then fewer.
   */
  async #reserve(most: number): Promise<void> {
    await this.#refresh();
    const now = this.#clock.now();
    const chosen = [...this.#freeAt.entries()]
      .map(([slot, freeAt]) => ({ slot, freeAt }))
      .filter(({ freeAt }) => freeAt <= now + AHEAD_MS)
      .sort((one, other) => one.freeAt - other.freeAt)
      .slice(0, most);
    if (chosen.length === 0) return;
    const { places, values } = slotRows(chosen);
    const rows = await this.#slots.run(
      `UPDATE request_slots SET free_at = CAST(? AS BIGINT) + CASE WHEN free_at > ? THEN free_at ELSE ? END
        FROM (VALUES ${places}) AS chosen WHERE slot = chosen.column1 AND free_at = chosen.column2
        RETURNING slot, free_at`,
      [this.#windowMs, now, now, ...values],
    );
    const taken = new Map(rows.map((row) => [Number(row.slot), Number(row.free_at)]));
    for (const [slot, freeAt] of taken) this.#note(slot, freeAt);
    this.#keep(chosen.filter(({ slot }) => taken.has(slot)));
  }

  /** Keeps slots for the requests that wait. */
  #keep(slots: readonly Slot[]): void {
    this.#reserved = [...this.#reserved, ...slots].sort((one, other) => one.freeAt - other.freeAt);
    const last = Math.max(this.#clock.now(), ...slots.map(({ freeAt }) => freeAt));
    this.#clock.schedule(last + RESERVED_MS - this.#clock.now(), () => this.#giveBack());
  }

  /** What was reserved and not needed is for others. */
  #giveBack(): void {
    const unused = this.#clock.now() - RESERVED_MS;
    const late = this.#reserved.filter(({ freeAt }) => freeAt <= unused);
    this.#reserved = this.#reserved.filter(({ freeAt }) => freeAt > unused);
    for (const { slot } of late) this.#free(slot, false).catch(() => undefined);
  }

  /** A slot that is taken no longer: free now, or a window after its request was through. */
  async #free(slot: number, sent: boolean): Promise<void> {
    const freeAt = this.#clock.now() + (sent ? this.#windowMs : 0);
    this.#note(slot, freeAt);
    this.#settled.set(slot, freeAt);
    this.#writing ??= this.#writeSettled().finally(() => {
      this.#writing = undefined;
    });
    if (!sent) await this.#writing;
  }

  /** Writes down what was settled, all that came meanwhile by one statement. */
  async #writeSettled(): Promise<void> {
    // What comes soon after is written along with it.
    await sleep(GATHERING_MS);
    while (this.#settled.size > 0) {
      const settled = [...this.#settled].map(([slot, freeAt]) => ({ slot, freeAt }));
      const { places, values } = slotRows(settled);
      // What could not be written is free a window after it was taken.
      await this.#slots
        .run(
          `UPDATE request_slots SET free_at = settled.column2 FROM (VALUES ${places}) AS settled
            WHERE slot = settled.column1`,
          values,
        )
        .catch(() => undefined);
      for (const { slot, freeAt } of settled) if (this.#settled.get(slot) === freeAt) this.#settled.delete(slot);
    }
  }
}
