/**
 * A source of time. Servers and clients take a clock instead of using the system's, so that a simulator can stop,
 * set or speed up time, and tests need not wait.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /**
   * Runs `task` once after `delayMs` of this clock's time.
   *
   * @returns a function that cancels the task; after the task has run it does nothing.
   */
  schedule(delayMs: number, task: () => void): () => void;
}

/** A longer delay overflows Node's timers, which then fire at once; longer waits use several timers. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The system clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule(delayMs, task) {
    let timer: NodeJS.Timeout;
    const wait = (rest: number) => {
      const step = Math.min(rest, MAX_TIMER_MS);
      timer = setTimeout(() => (rest > step ? wait(rest - step) : task()), step);
      timer.unref();
    };
    wait(delayMs);
    return () => clearTimeout(timer);
  },
};
