import type { Clock } from '../clock.js';
import type { RequestBudget } from './request-budget.js';
import { sleep, untilAborted } from './sleep.js';

/** Lets requests go as the budget allows, first come, first served: only the one at the head asks the budget. */
export class RequestPacer {
  readonly #budget: RequestBudget;
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  constructor(budget: RequestBudget, clock: Clock) {
    this.#budget = budget;
    this.#clock = clock;
  }

  /**
   * Waits for the turn.
   *
   * @returns a permit for the budget's `settle`.
   * @throws the signal's reason.
   */
  acquire(signal: AbortSignal): Promise<number> {
    this.#waiting += 1;
    const turn = this.#last
      .then(() => this.#waitForSlot(signal))
      .finally(() => {
        this.#waiting -= 1;
      });
    this.#last = turn.catch(() => undefined);
    return untilAborted(turn, signal);
  }

  async #waitForSlot(signal: AbortSignal): Promise<number> {
    for (;;) {
      signal.throwIfAborted();
      const answer = await this.#budget.take(this.#waiting);
      if ('permit' in answer) {
        if (!signal.aborted) return answer.permit;
        await this.#budget.settle(answer.permit, false);
      } else {
        await sleep(this.#clock, answer.waitMs, signal);
      }
    }
  }
}
