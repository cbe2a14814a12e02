/** Exponential backoff. All in milliseconds. */
export interface Backoff {
  /** Upper end of the first wait; doubled for each further one. */
  firstMs: number;
  /** No wait's upper end is above this. */
  longestMs: number;
}

/**
 * A wait with full jitter: anywhere from nothing to an end that doubles from try to try, so that callers who failed
 * together do not come back together.
 *
 * @param failures how many tries have failed, from 1.
 * @param random from 0 to below 1.
 * @returns milliseconds.
 */
export function backoffMs({ firstMs, longestMs }: Backoff, failures: number, random: () => number): number {
  return random() * Math.min(longestMs, firstMs * 2 ** (failures - 1));
}
