import type { Clock } from '@invoicebox/invoicebox-api';
import type { Account, Limits } from '../records/settings.js';
import { RequestWindow, type WindowState } from './request-window.js';

/** Size of the LRU cache of callers. */
const MAX_CALLERS = 10_000;

/** The rate-limit state to report, and whether the request is allowed. */
export interface LimitDecision extends WindowState {
  allowed: boolean;
}

/** Rate limits per account and per address (docs/http-api.md, Limits). */
export class RequestLimits {
  readonly #clock: Clock;
  readonly #windows = new Map<string, RequestWindow>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Counts a request if it is within the limits; a refused request does not count.
   *
   * @param address the caller's address.
   * @returns the state of the limit that the caller is closer to, the account's or the address's.
   */
  count(limits: Limits, address: string, account: Account | undefined): LimitDecision {
    const windows = [
      { window: this.#windowOf(`address ${address}`), limit: limits.ip },
      ...(account ? [{ window: this.#windowOf(`account ${account.id}`), limit: limits.account }] : []),
    ];
    const states = () => windows.map(({ window, limit }) => window.state(limit));
    const allowed = !limits.enabled || states().every(({ remaining }) => remaining > 0);
    if (allowed) for (const { window } of windows) window.add();
    const nearest = states().reduce((nearer, state) => (state.remaining < nearer.remaining ? state : nearer));
    return { ...nearest, allowed };
  }

  #windowOf(caller: string): RequestWindow {
    const window = this.#windows.get(caller) ?? new RequestWindow(this.#clock);
    this.#windows.delete(caller);
    this.#windows.set(caller, window);
    const [longestAgo] = this.#windows.keys();
    if (this.#windows.size > MAX_CALLERS && longestAgo !== undefined) this.#windows.delete(longestAgo);
    return window;
  }
}
