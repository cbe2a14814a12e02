import type { Clock } from '@invoicebox/invoicebox-api';

/** A caller's usage of its limit. */
export interface WindowState {
  limit: number;
  remaining: number;
  /** Whole seconds until a request is available again. */
  resetSeconds: number;
}

/** A sliding-window counter of one caller's requests. */
export class RequestWindow {
  readonly #clock: Clock;
  #times: number[] = [];
  /** Index of the first time in the window; older times are removed in bulk. */
  #start = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(): void {
    this.#times.push(this.#clock.now());
  }

  /** The current usage. */
  state({ requests, windowMs }: { requests: number; windowMs: number }): WindowState {
    const now = this.#clock.now();
    // After the clock was set back, recorded times lie in the future and no longer count.
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
