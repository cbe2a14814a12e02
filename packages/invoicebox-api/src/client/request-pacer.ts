import type { Clock } from '../clock.js';
import type { RateLimiter } from './rate-limiter.js';
import { sleep, untilAborted } from './sleep.js';

/** Queues requests for permits of the rate limiter, first in, first out: only the head of the queue asks. */
export class RequestPacer {
  readonly #rateLimiter: RateLimiter;
  readonly #clock: Clock;
  #last: Promise<unknown> = Promise.resolve();

  constructor(rateLimiter: RateLimiter, clock: Clock) {
    this.#rateLimiter = rateLimiter;
    this.#clock = clock;
  }

  /**
   * Waits for a permit.
   *
   * @returns a permit for the rate limiter's `release`.
   * @throws the signal's reason.
   */
  acquire(signal: AbortSignal): Promise<number> {
    const permit = this.#last.then(() => this.#waitForPermit(signal));
    this.#last = permit.catch(() => undefined);
    return untilAborted(permit, signal);
  }

  async #waitForPermit(signal: AbortSignal): Promise<number> {
    for (;;) {
      signal.throwIfAborted();
      const answer = await this.#rateLimiter.acquire();
      if ('permit' in answer) {
        if (!signal.aborted) return answer.permit;
        await this.#rateLimiter.release(answer.permit, false);
      } else {
        await sleep(this.#clock, answer.waitMs, signal);
      }
    }
  }
}
