/** Exponential backoff. All in milliseconds. */
export interface Backoff {
  /** Upper end of the first wait; doubled for each further one. */
  firstMs: number;
  /** No wait's upper end is above this. */
  longestMs: number;
}

/**
 * A wait with full jitter: random between zero and an upper end that doubles with each attempt, so that callers who
 * failed together do not retry together.
 *
 * @param failures number of failed attempts, from 1.
 * @param random from 0 to below 1.
 * @returns milliseconds.
 */
export function backoffMs({ firstMs, longestMs }: Backoff, failures: number, random: () => number): number {
  return random() * Math.min(longestMs, firstMs * 2 ** (failures - 1));
}
