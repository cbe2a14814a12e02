/** Records of orders, in insertion order, indexed by order. */
export class RecordsByOrder<Item> {
  readonly #all: Item[] = [];
  readonly #byOrder = new Map<string, Item[]>();

  get all(): readonly Item[] {
    return this.#all;
  }

  ofOrder(orderId: string): readonly Item[] {
    return this.#byOrder.get(orderId) ?? [];
  }

  add(orderId: string, item: Item): void {
    this.#all.push(item);
    this.#byOrder.set(orderId, [...this.ofOrder(orderId), item]);
  }

  clear(): void {
    this.#all.length = 0;
    this.#byOrder.clear();
  }
}
