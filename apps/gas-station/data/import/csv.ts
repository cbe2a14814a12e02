import { FUEL_KINDS } from '../../shared/fuel.js';
import { columnOf, draftOfCells, FIELD_COLUMNS, isPriceColumn } from './cells.js';
import { type CsvRecord, CsvRecords, LineSplitter } from './csv-records.js';
import { ImportError, RowProblems, type SourceRow } from './source-row.js';
import { cleanText } from './values.js';

const DELIMITERS = [';', ',', '\t', '|'] as const;

const isKnown = (column: string) => FIELD_COLUMNS.has(column) || isPriceColumn(column);

/** The first line says `sep=;` in files for Excel; otherwise the sign that the header has most often. */
function delimiterOf(line: string): string {
  const counted = DELIMITERS.map((sign) => [line.split(sign).length - 1, sign] as const);
  return counted.reduce((most, next) => (next[0] > most[0] ? next : most))[1];
}

/** Reads a CSV, line by line. */
export class CsvReader {
  readonly #lines = new LineSplitter();
  #delimiter: string | undefined;
  #columns: string[] | undefined;
  #records: CsvRecords | undefined;
  #row = 0;

  /**
   * Reads the next part of the text.
   *
   * @throws ImportError if the header lacks an essential column.
   */
  push(chunk: string): SourceRow[] {
    return this.#lines.push(chunk).flatMap((line) => this.#readLine(line));
  }

  /** @throws ImportError if there is no header. */
  end(): SourceRow[] {
    const rows = this.#lines.end().flatMap((line) => this.#readLine(line));
    if (!this.#records) this.#requireColumns([]);
    return [...rows, ...(this.#records?.end() ?? []).flatMap((record) => this.#rowOf(record))];
  }

  #readLine(line: string): SourceRow[] {
    if (this.#records) return this.#records.push(line).flatMap((record) => this.#rowOf(record));
    const [, separator] = /^"?sep=(.)"?[;,\t|]*$/i.exec(line.trim()) ?? [];
    if (separator !== undefined) this.#delimiter = separator;
    else if (line.trim() !== '') return this.#readHeader(line);
    return [];
  }

  #readHeader(line: string): SourceRow[] {
    this.#delimiter ??= delimiterOf(line);
    const header = new CsvRecords(this.#delimiter, 0);
    const [{ cells } = { cells: [] }] = [...header.push(line), ...header.end()];
    const columns = cells.map(columnOf);
    this.#requireColumns(columns);
    this.#columns = columns;
    this.#records = new CsvRecords(this.#delimiter, columns.length);
    const problems = new RowProblems(0, null);
    for (const [index, column] of columns.entries()) {
      const source = { name: column, value: cells[index] };
      if (column === '') continue;
      if (columns.indexOf(column) < index)
        problems.add('warning', source, 'Expected each column once: the first one counts.');
      else if (!isKnown(column)) {
        problems.add(
          'warning',
          source,
          `The column is not read. Known are ${[...FIELD_COLUMNS].join(', ')} and price_… of a fuel.`,
        );
      }
    }
    return problems.all.length === 0
      ? []
      : [
          {
            row: 0,
            id: null,
            draft: null,
            sourceOf: (path) => ({ name: path, value: undefined }),
            problems: problems.all,
          },
        ];
  }

  #requireColumns(columns: readonly string[]): void {
    const missing = ['id', 'lat', 'lon'].filter((column) => !columns.includes(column));
    if (!columns.includes('network') && !columns.includes('name')) missing.splice(1, 0, 'network');
    if (missing.length === 0) return;
    throw new ImportError(
      `The CSV has no column ${missing.join(', ')}: expected a header with id, network, lat, lon and, as known, ` +
        `${[...FIELD_COLUMNS].join(', ')}, ${FUEL_KINDS.map((kind) => `price_${kind}`).join(', ')}.`,
    );
  }

  #rowOf({ cells: values, unclosed }: CsvRecord): SourceRow[] {
    const columns = this.#columns ?? [];
    if (values.every((value) => value.trim() === '')) return [];
    this.#row += 1;
    const cells = new Map<string, string>();
    for (const [position, column] of columns.entries())
      if (!cells.has(column)) cells.set(column, values[position] ?? '');
    const id = cleanText(cells.get('id') ?? '') || null;
    const problems = new RowProblems(this.#row, id);
    const line = { name: 'row', value: unclosed ?? values.join(this.#delimiter) };
    if (unclosed !== undefined) problems.add('warning', line, 'Expected each quote that begins a cell to be closed.');
    if (values.slice(columns.length).some((value) => value.trim() !== '')) {
      const expected = `Expected ${columns.length} cells, found ${values.length}: put cells that hold the delimiter into double quotes.`;
      problems.add('left_out', line, expected);
      return [{ row: this.#row, id, draft: null, sourceOf: () => line, problems: problems.all }];
    }
    const { draft, sourceOf } = draftOfCells(cells, problems);
    return [{ row: this.#row, id, draft, sourceOf, problems: problems.all }];
  }
}
