import { type Clock, systemClock } from '@invoicebox/invoicebox-api';
import { type Task, TaskQueue } from './task-queue.js';

/** How the simulator's clock stands. */
export interface ClockState {
  /** Epoch milliseconds. */
  now: number;
  /** Simulated milliseconds in a real one; 0 while the clock is stopped. */
  speed: number;
}

/** Real time between two looks at a clock that runs, at most, in milliseconds: its speed may be far above 1. */
const MAX_POLL_INTERVAL_MS = 2 ** 30;

/**
 * The simulator's own time: it can be stopped, set, moved forward and run at any speed (docs/simulator.md, Clock).
 * Whatever is scheduled runs in the order of its time, and sees that time.
 */
export class SimulatedClock implements Clock {
  readonly #real: Clock;
  readonly #tasks = new TaskQueue();
  readonly #work = new Set<Promise<unknown>>();
  #speed: number;
  /** A moment of simulated time and the real one at which it was. */
  #anchor: { simulated: number; real: number };
  /** The time that tasks see while due ones are run one after another. */
  #held: number | undefined;
  #cancelLook: (() => void) | undefined;
  #moves: Promise<void> = Promise.resolve();

  /**
   * @param start what the clock shows at first; the real time at its usual speed by default.
   * @param real the clock that this one runs by.
   */
  constructor(start: Partial<ClockState> = {}, real: Clock = systemClock) {
    this.#real = real;
    this.#speed = start.speed ?? 1;
    this.#anchor = { simulated: start.now ?? real.now(), real: real.now() };
  }

  get state(): ClockState {
    return { now: this.now(), speed: this.#speed };
  }

  now(): number {
    return this.#held ?? this.#running();
  }

  schedule(delayMs: number, task: () => void): () => void {
    const added = this.#tasks.add(this.now() + Math.max(0, delayMs), task);
    if (this.#tasks.peek() === added) this.#lookLater();
    return () => {
      added.canceled = true;
    };
  }

  /** Resolves after a time of this clock. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.schedule(ms, resolve));
  }

  /** Lets a move forward wait for work under way, so that what the work schedules is not skipped. */
  track(work: Promise<unknown>): void {
    const settled = work.catch(() => undefined);
    this.#work.add(settled);
    void settled.finally(() => this.#work.delete(settled));
  }

  /** Runs on at another speed from now; 0 stops the clock. */
  setSpeed(speed: number): void {
    this.#anchor = { simulated: this.now(), real: this.#real.now() };
    this.#speed = speed;
    this.#lookLater();
  }

  /**
   * Moves forward and runs what falls due on the way, in order, each at its own time; waits for the work that this
   * starts. Moves that overlap are done one after another.
   *
   * @param ms milliseconds, zero or more.
   */
  advance(ms: number): Promise<void> {
    const move = this.#moves.then(() => this.#moveTo(this.now() + ms));
    this.#moves = move.catch(() => undefined);
    return move;
  }

  /** Shows another time: a later one is reached by {@link advance}, an earlier one at once, and nothing is undone. */
  async set(now: number): Promise<void> {
    if (now >= this.now()) await this.advance(now - this.now());
    else this.restore({ now, speed: this.#speed });
  }

  /** Shows another time without running anything: for state that was saved then. */
  restore({ now, speed }: ClockState): void {
    this.#speed = speed;
    this.#anchor = { simulated: now, real: this.#real.now() };
    this.#lookLater();
  }

  #running(): number {
    return Math.floor(this.#anchor.simulated + (this.#real.now() - this.#anchor.real) * this.#speed);
  }

  async #moveTo(end: number): Promise<void> {
    this.#cancelLook?.();
    try {
      for (;;) {
        // The time stands still until nothing is under way: what that schedules may be due before the next task.
        this.#held = this.now();
        await new Promise((resolve) => setImmediate(resolve));
        await Promise.all(this.#work);
        const next = this.#tasks.peek();
        if (!next || next.dueAt > end) break;
        this.#run(this.#tasks.take());
      }
    } finally {
      this.#held = undefined;
      this.restore({ now: end, speed: this.#speed });
    }
  }

  #run(task: Task | undefined): void {
    if (!task) return;
    this.#held = Math.max(task.dueAt, this.#held ?? task.dueAt);
    task.run();
  }

  /** Sees to it that the next task runs when a running clock comes to its time. */
  #lookLater(): void {
    this.#cancelLook?.();
    const next = this.#tasks.peek();
    if (!next || this.#speed === 0) return;
    const delay = Math.min(MAX_POLL_INTERVAL_MS, Math.max(0, next.dueAt - this.#running()) / this.#speed);
    this.#cancelLook = this.#real.schedule(Math.ceil(delay), () => this.#runDue());
  }

  #runDue(): void {
    if (this.#held !== undefined) return;
    const end = this.#running();
    try {
      for (let next = this.#tasks.peek(); next && next.dueAt <= end; next = this.#tasks.peek()) {
        this.#run(this.#tasks.take());
      }
    } finally {
      this.#held = undefined;
      this.#lookLater();
    }
  }
}
