/** The items with one more, or without it: for filters of which several can be set. */
export function toggled<Item>(items: readonly Item[], item: Item, on: boolean): Item[] {
  return on ? [...items, item] : items.filter((other) => other !== item);
}
