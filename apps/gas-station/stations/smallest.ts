/** Keeps the n smallest of many keys, each with a value: a bounded max-heap. */
export class Smallest {
  readonly #capacity: number;
  readonly #heap: Array<[key: number, value: number]> = [];

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Adds a key if it is among the smallest so far; of equal keys the first one stays. */
  offer(key: number, value: number): void {
    const heap = this.#heap;
    if (heap.length < this.#capacity) {
      heap.push([key, value]);
      this.#rise(heap.length - 1);
    } else if (this.#capacity > 0 && key < (heap[0]?.[0] ?? Number.NEGATIVE_INFINITY)) {
      heap[0] = [key, value];
      this.#sink();
    }
  }

  /** The values, by ascending key. */
  values(): number[] {
    return [...this.#heap].sort((a, b) => a[0] - b[0] || a[1] - b[1]).map(([, value]) => value);
  }

  #key(index: number): number {
    return this.#heap[index]?.[0] ?? Number.NEGATIVE_INFINITY;
  }

  #swap(a: number, b: number): void {
    const [first, second] = [this.#heap[a], this.#heap[b]];
    if (!first || !second) return;
    this.#heap[a] = second;
    this.#heap[b] = first;
  }

  #rise(from: number): void {
    for (let index = from; index > 0; ) {
      const parent = (index - 1) >> 1;
      if (this.#key(index) <= this.#key(parent)) return;
      this.#swap(index, parent);
      index = parent;
    }
  }

  #sink(): void {
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      const child = this.#key(left + 1) > this.#key(left) ? left + 1 : left;
      if (child >= this.#heap.length || this.#key(child) <= this.#key(index)) return;
      this.#swap(index, child);
      index = child;
    }
  }
}
