/** A scheduled task. */
export interface Task {
  /** Epoch milliseconds. */
  readonly dueAt: number;
  /** Breaks ties between tasks of the same due time: first added, first run. */
  readonly order: number;
  readonly run: () => unknown;
  canceled: boolean;
}

function isBefore(a: Task, b: Task): boolean {
  return a.dueAt === b.dueAt ? a.order < b.order : a.dueAt < b.dueAt;
}

/** A binary heap by due time: a busy simulator has a task for every unpaid order. */
export class TaskQueue {
  readonly #heap: Task[] = [];
  #count = 0;

  add(dueAt: number, run: () => unknown): Task {
    this.#count += 1;
    const task: Task = { dueAt, order: this.#count, run, canceled: false };
    this.#heap.push(task);
    this.#rise(this.#heap.length - 1);
    return task;
  }

  /** The task that is due first. Drops canceled tasks. */
  peek(): Task | undefined {
    while (this.#heap[0]?.canceled) this.#removeFirst();
    return this.#heap[0];
  }

  /** Removes and returns the task that is due first. */
  take(): Task | undefined {
    const task = this.peek();
    if (task) this.#removeFirst();
    return task;
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    this.#sink(0);
  }

  #swapIfBefore(child: number, parent: number): boolean {
    const [low, high] = [this.#heap[child], this.#heap[parent]];
    if (!low || !high || !isBefore(low, high)) return false;
    this.#heap[child] = high;
    this.#heap[parent] = low;
    return true;
  }

  #rise(start: number): void {
    for (let index = start; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (!this.#swapIfBefore(index, parent)) return;
      index = parent;
    }
  }

  #sink(start: number): void {
    for (let index = start; ; ) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const [leftTask, rightTask] = [this.#heap[left], this.#heap[right]];
      const child = rightTask && leftTask && isBefore(rightTask, leftTask) ? right : left;
      if (!this.#swapIfBefore(child, index)) return;
      index = child;
    }
  }
}
