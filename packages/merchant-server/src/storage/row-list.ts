import type { SqlValue } from './database.js';

/** Lists of places by what stands in them and how often: those of hundreds of rows are asked for every second. */
const lists = new Map<string, string>();

function placeList(place: string, length: number): string {
  const key = `${length} ${place}`;
  const list = lists.get(key) ?? Array.from({ length }, () => place).join(', ');
  lists.set(key, list);
  return list;
}

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
  const last = rows.at(-1) ?? [];
  const values = rows.flat();
  for (let row = rows.length; row < length; row += 1) values.push(...last);
  return { places: placeList(place, length), values };
}
