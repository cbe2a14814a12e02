/**
 * Binary search in a sorted list.
 *
 * @param isBelow whether the item at an index is less than the one looked for.
 * @returns the first index that is not below; the length if all are.
 */
export function lowerBound(length: number, isBelow: (index: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBelow(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
