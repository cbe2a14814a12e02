import type { Clock } from '@invoicebox/invoicebox-api';

/** How a caller stands against its limit. */
export interface WindowState {
  limit: number;
  remaining: number;
  /** Whole seconds until more requests are left. */
  resetSeconds: number;
}

/** The requests of one caller in the last moments: no more than so many in any window of time. */
export class RequestWindow {
  readonly #clock: Clock;
  #times: number[] = [];
  /** Times before it have left the window; they are cut off now and then, not one by one. */
  #start = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts a request. */
  add(): void {
    this.#times.push(this.#clock.now());
  }

  /** How the caller stands now. */
  state({ requests, windowMs }: { requests: number; windowMs: number }): WindowState {
    const now = this.#clock.now();
    // A clock that was set back leaves times that are yet to come: they count no more.
    if ((this.#times.at(-1) ?? now) > now) this.#clear();
    while ((this.#times[this.#start] ?? Number.POSITIVE_INFINITY) <= now - windowMs) this.#start += 1;
    if (this.#start > this.#times.length / 2) this.#cut();
    const count = this.#times.length - this.#start;
    const oldest = this.#times[this.#start] ?? now;
    return {
      limit: requests,
      remaining: Math.max(0, requests - count),
      resetSeconds: count === 0 ? 0 : Math.ceil((oldest + windowMs - now) / 1000),
    };
  }

  #cut(): void {
    this.#times = this.#times.slice(this.#start);
    this.#start = 0;
  }

  #clear(): void {
    this.#times = [];
    this.#start = 0;
  }
}
