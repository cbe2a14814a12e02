import { type Clock, systemClock } from '@invoicebox/invoicebox-api';
import { type Task, TaskQueue } from './task-queue.js';

/** State of the simulator's clock. */
export interface ClockState {
  /** Epoch milliseconds. */
  now: number;
  /** Simulated milliseconds per real millisecond; 0 while the clock is stopped. */
  speed: number;
}

/** Maximum delay of a real timer. For a later task, the timer is set again. */
const MAX_TIMER_MS = 2 ** 30;

/**
 * A clock that can be stopped, set, advanced and run at any speed (docs/simulator.md, Clock).
 * Tasks run in the order of their due times, and each sees its own due time as the current time.
 */
export class SimulatedClock implements Clock {
  readonly #real: Clock;
  readonly #tasks = new TaskQueue();
  readonly #work = new Set<Promise<unknown>>();
  #speed: number;
  /** A simulated time and the real time it corresponds to. */
  #anchor: { simulated: number; real: number };
  /** The time shown while due tasks run one by one. */
  #held: number | undefined;
  #clearTimer: (() => void) | undefined;
  #moves: Promise<void> = Promise.resolve();

  /**
   * @param start initial time and speed; by default the real time at speed 1.
   * @param real the clock that drives this one.
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
    if (this.#tasks.peek() === added) this.#setTimer();
    return () => {
      added.canceled = true;
    };
  }

  /** Resolves after `ms` of simulated time. */
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.schedule(ms, resolve));
  }

  /** Makes {@link advance} wait for pending work, so that tasks the work schedules are not skipped. */
  track(work: Promise<unknown>): void {
    const settled = work.catch(() => undefined);
    this.#work.add(settled);
    void settled.finally(() => this.#work.delete(settled));
  }

  /** Changes the speed from now on; 0 stops the clock. */
  setSpeed(speed: number): void {
    this.#anchor = { simulated: this.now(), real: this.#real.now() };
    this.#speed = speed;
    this.#setTimer();
  }

  /**
   * Advances the clock and runs the tasks that become due, in order, each at its due time. Waits for the work they
   * start. Overlapping calls run one after another.
   *
   * @param ms zero or more.
   */
  advance(ms: number): Promise<void> {
    const move = this.#moves.then(() => this.#moveTo(this.now() + ms));
    this.#moves = move.catch(() => undefined);
    return move;
  }

  /** Sets the time: a later one by {@link advance}, an earlier one at once. Going back undoes nothing. */
  async set(now: number): Promise<void> {
    if (now >= this.now()) await this.advance(now - this.now());
    else this.restore({ now, speed: this.#speed });
  }

  /** Sets the time and speed without running tasks, to restore saved state. */
  restore({ now, speed }: ClockState): void {
    this.#speed = speed;
    this.#anchor = { simulated: now, real: this.#real.now() };
    this.#setTimer();
  }

  #running(): number {
    return Math.floor(this.#anchor.simulated + (this.#real.now() - this.#anchor.real) * this.#speed);
  }

  async #moveTo(end: number): Promise<void> {
    this.#clearTimer?.();
    try {
      for (;;) {
        // Wait for pending work first: it may schedule a task that is due before the next one.
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

  /** Sets a real timer for the next task. */
  #setTimer(): void {
    this.#clearTimer?.();
    const next = this.#tasks.peek();
    if (!next || this.#speed === 0) return;
    const delay = Math.min(MAX_TIMER_MS, Math.max(0, next.dueAt - this.#running()) / this.#speed);
    this.#clearTimer = this.#real.schedule(Math.ceil(delay), () => this.#runDue());
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
      this.#setTimer();
    }
  }
}
