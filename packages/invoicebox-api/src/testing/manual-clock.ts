import type { Clock } from '../clock.js';

interface Task {
  dueAt: number;
  run: () => void;
}

/** A clock that stands still until it is moved: for tests, and for a simulated day that passes in a moment. */
export class ManualClock implements Clock {
  #now: number;
  #tasks: Task[] = [];

  /** @param startMs first time that the clock shows, epoch milliseconds. */
  constructor(startMs: number) {
    this.#now = startMs;
  }

  now(): number {
    return this.#now;
  }

  schedule(delayMs: number, run: () => void): () => void {
    const task: Task = { dueAt: this.#now + Math.max(0, delayMs), run };
    this.#tasks.push(task);
    return () => {
      this.#tasks = this.#tasks.filter((other) => other !== task);
    };
  }

  /**
   * Moves time forward and runs what falls due on the way, in order, each task at its own time. Between two tasks
   * promises get the chance to settle, so that what they schedule is not skipped.
   *
   * @param ms milliseconds to move by.
   */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const next = this.#tasks.filter(({ dueAt }) => dueAt <= end).sort((a, b) => a.dueAt - b.dueAt)[0];
      if (!next) break;
      this.#tasks = this.#tasks.filter((task) => task !== next);
      this.#now = next.dueAt;
      next.run();
    }
    this.#now = end;
  }
}
