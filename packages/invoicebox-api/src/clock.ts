/**
 * Where time comes from. Servers and clients take a clock instead of asking the machine, so that a simulator can
 * stop, set or speed up time and tests never wait for it.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  now(): number;
  /**
   * Runs `task` once after `delayMs` milliseconds of this clock's time.
   *
   * @returns a function that cancels the task; calling it later than the task ran does nothing.
   */
  schedule(delayMs: number, task: () => void): () => void;
}

/** Node runs a timer at once when its delay does not fit 31 bits; longer waits are made of several. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** The machine's own clock. Its timers do not keep a process alive. */
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
