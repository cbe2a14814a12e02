import type { SqlValue } from './database.js';

/**
 * Rows for `IN (…)` or `VALUES …`. Lists have few different lengths, so that each statement is prepared once: up to the
 * next power of two the last row stands again.
 *
 * @param place how a row stands in the SQL, with `?` for each of its values.
 * @param rows at least one.
 */
export function rowList(
  place: string,
  rows: ReadonlyArray<readonly SqlValue[]>,
): { places: string; values: SqlValue[] } {
  const length = 2 ** Math.ceil(Math.log2(rows.length));
  const padded = Array.from({ length }, (_, index) => rows[Math.min(index, rows.length - 1)] ?? []);
  return { places: padded.map(() => place).join(', '), values: padded.flat() };
}
