interface Timer {
  at: number;
  readonly everyMs: number | undefined;
  readonly run: () => void;
}

/** `setTimeout` and `setInterval` on a manual clock. */
export class ManualTimers {
  readonly #timers = new Map<number, Timer>();
  #now = 0;
  #lastId = 0;

  /** Replaces the global timers. @returns a function that restores them. */
  install(): () => void {
    const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
    const clear = (id: number) => void this.#timers.delete(id);
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms = 0) => this.#add(run, ms, undefined),
      setInterval: (run: () => void, ms = 0) => this.#add(run, ms, ms),
      clearTimeout: clear,
      clearInterval: clear,
    });
    return () => Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval });
  }

  /** Advances the clock and runs due timers in order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(); next && next[1].at <= end; next = this.#next()) {
      const [id, timer] = next;
      this.#now = timer.at;
      if (timer.everyMs === undefined) this.#timers.delete(id);
      else timer.at += timer.everyMs;
      timer.run();
    }
    this.#now = end;
  }

  #add(run: () => void, ms: number, everyMs: number | undefined): number {
    this.#lastId += 1;
    this.#timers.set(this.#lastId, { at: this.#now + ms, everyMs, run });
    return this.#lastId;
  }

  #next(): [id: number, timer: Timer] | undefined {
    return [...this.#timers].sort(([, one], [, other]) => one.at - other.at)[0];
  }
}
