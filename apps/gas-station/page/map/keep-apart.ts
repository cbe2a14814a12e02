/** A rectangle on the map, CSS pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * The items whose boxes do not cover each other: of two that would, the one that comes first stays.
 *
 * @param boxOf where an item would be drawn.
 */
export function keepApart<Item>(items: readonly Item[], boxOf: (item: Item) => Box): Item[] {
  const taken: Box[] = [];
  return items.filter((item) => {
    const box = boxOf(item);
    const isFree = taken.every(
      (other) =>
        box.left + box.width <= other.left ||
        other.left + other.width <= box.left ||
        box.top + box.height <= other.top ||
        other.top + other.height <= box.top,
    );
    if (isFree) taken.push(box);
    return isFree;
  });
}
