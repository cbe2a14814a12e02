/** A rectangle on the map, CSS pixels. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * Filters items whose boxes would overlap: the earlier one stays.
 *
 * @param boxOf the box of an item.
 */
export function withoutOverlaps<Item>(items: readonly Item[], boxOf: (item: Item) => Box): Item[] {
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
