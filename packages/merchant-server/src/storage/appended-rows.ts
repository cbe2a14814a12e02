import type { SqlValue } from './database.js';
import { rowList } from './row-list.js';

/** Rows that one statement adds at most. */
const MOST_ROWS = 64;

/**
 * Rows that a transaction adds at its end, those of one table together: in a rush a statement costs more than the row that
 * it adds.
 */
export class AppendedRows {
  /** By where they go. */
  readonly #rows = new Map<string, (readonly SqlValue[])[]>();

  /**
   * Notes a row.
   *
   * @param into table and columns as after `INSERT INTO`.
   */
  add(into: string, row: readonly SqlValue[]): void {
    const rows = this.#rows.get(into) ?? [];
    rows.push(row);
    this.#rows.set(into, rows);
  }

  /** The statements that add them. Their lengths are powers of two: few different ones, each of which is prepared once. */
  *statements(): Generator<{ sql: string; values: SqlValue[] }> {
    for (const [into, rows] of this.#rows) {
      for (let start = 0; start < rows.length; ) {
        const length = Math.min(MOST_ROWS, 2 ** Math.floor(Math.log2(rows.length - start)));
        const place = `(${rows[start]?.map(() => '?').join(', ')})`;
        const { places, values } = rowList(place, rows.slice(start, start + length));
        yield { sql: `INSERT INTO ${into} VALUES ${places}`, values };
        start += length;
      }
    }
  }
}
