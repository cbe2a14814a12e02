import type { Clock } from '@invoicebox/invoicebox-api';
import type { Account, Limits } from '../records/settings.js';
import { RequestWindow, type WindowState } from './request-window.js';

/** Callers that are remembered at most; the one heard of longest ago is forgotten first. */
const MAX_CALLERS = 10_000;

/** What a request is told about the limits, and whether it is within them. */
export interface LimitVerdict extends WindowState {
  allowed: boolean;
}

/** Counts the requests of every account and every address (docs/http-api.md, Limits). */
export class RequestLimits {
  readonly #clock: Clock;
  readonly #windows = new Map<string, RequestWindow>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Counts a request where it is within the limits; one that is refused does not count.
   *
   * @param address of the caller.
   * @returns the state that the caller is nearer to: its account's or its address's.
   */
  count(limits: Limits, address: string, account: Account | undefined): LimitVerdict {
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
