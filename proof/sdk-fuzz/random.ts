/** Random numbers from 0 to below 1, the same ones for the same seed. */
export type Random = () => number;

/** A whole number from 0 to below the limit. */
export function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/** One of the values. @throws Error when there are none. */
export function pick<T>(random: Random, values: readonly T[]): T {
  const index = below(random, values.length);
  if (index >= values.length) throw new Error('There is nothing to choose from.');
  return values[index] as T;
}
