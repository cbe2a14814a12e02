import Papa from 'papaparse';

/** A record of a CSV. */
export interface CsvRecord {
  cells: string[];
  /** The text of a record with a cell that begins with a quote which is never closed. */
  unclosed?: string;
}

/** Maximum line breaks in a quoted cell; after that the opening quote is taken as a literal character. */
const MAX_CELL_LINES = 20;
/** Records without quotes that are parsed together: a call of the parser costs more than a record. */
const BATCH = 500;

/** Splits a text that comes in parts into lines that end with LF, CR LF or CR. */
export class LineSplitter {
  #rest = '';

  push(chunk: string): string[] {
    const text = this.#rest + chunk;
    // A CR at the end may be half of a CR LF.
    const complete = text.endsWith('\r') ? text.length - 1 : text.length;
    const lines = text.slice(0, complete).split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? '') + text.slice(complete);
    return lines;
  }

  end(): string[] {
    return this.push('\n');
  }
}

/**
 * Whether a record goes on in the next line: a cell that begins with a quote has none before a delimiter or the end.
 */
function endsInQuotes(text: string, delimiter: string): boolean {
  for (let at = 0; at < text.length; ) {
    if (text[at] === '"') {
      at = afterQuotes(text, at + 1);
      if (at < 0) return true;
    }
    const next = text.indexOf(delimiter, at);
    if (next < 0) return false;
    at = next + delimiter.length;
  }
  return false;
}

/** The position after the closing quote of a cell; -1 if there is none. */
function afterQuotes(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at + 1;
  }
  return -1;
}

/**
 * Reads records of a CSV from its lines (RFC 4180), and what people write instead: quotes in the middle of a cell are
 * signs like others, and a quote that is never closed loses no other row.
 */
export class CsvRecords {
  readonly #delimiter: string;
  readonly #columns: number;
  #batch: string[] = [];
  /** Lines of a record whose quotes are not closed yet. */
  #open: string[] = [];

  /** @param columns of the header: a record of several lines must have as many cells. */
  constructor(delimiter: string, columns: number) {
    this.#delimiter = delimiter;
    this.#columns = columns;
  }

  /** Reads a line; returns records whenever a batch is complete. */
  push(line: string): CsvRecord[] {
    if (this.#open.length === 0) return this.#begin(line);
    this.#open.push(line);
    const text = this.#open.join('\n');
    if (!endsInQuotes(text, this.#delimiter)) return this.#endOpen(text);
    return this.#open.length > MAX_CELL_LINES ? this.#giveUp() : [];
  }

  /** The records that are left. */
  end(): CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.#open.length > 0) records.push(...this.#giveUp());
    return [...records, ...this.#flush()];
  }

  #begin(line: string): CsvRecord[] {
    if (line.trim() === '') return [];
    if (!line.includes('"')) {
      this.#batch.push(line);
      return this.#batch.length >= BATCH ? this.#flush() : [];
    }
    if (!endsInQuotes(line, this.#delimiter)) return [...this.#flush(), { cells: this.#cells(line) }];
    this.#open = [line];
    return [];
  }

  /** The quotes of several lines are closed: one record, if it has the cells of one. */
  #endOpen(text: string): CsvRecord[] {
    const before = this.#flush();
    const cells = this.#strictCells(text);
    if (cells?.length !== this.#columns) return [...before, ...this.#giveUp()];
    this.#open = [];
    return [...before, { cells }];
  }

  /** The first of the open lines is a record of its own, and the others are read anew. */
  #giveUp(): CsvRecord[] {
    const [first = '', ...others] = this.#open;
    this.#open = [];
    const cells = first.split(this.#delimiter).map((cell) => cell.replace(/^"/, ''));
    const records = [...this.#flush(), { cells, unclosed: first }];
    for (const line of others) records.push(...this.push(line));
    return records;
  }

  #flush(): CsvRecord[] {
    if (this.#batch.length === 0) return [];
    const { data } = this.#parse(this.#batch.join('\n'), { fastMode: true });
    this.#batch = [];
    return data.map((cells) => ({ cells }));
  }

  /** The cells of a record; where quotes are none that enclose a cell, they are signs like others. */
  #cells(text: string): string[] {
    return this.#strictCells(text) ?? this.#parse(text, { fastMode: true }).data[0] ?? [];
  }

  /** The cells of a record whose quotes are all where they belong. */
  #strictCells(text: string): string[] | undefined {
    const { data, errors } = this.#parse(text);
    return errors.length === 0 && data.length === 1 ? data[0] : undefined;
  }

  #parse(text: string, options: { fastMode?: boolean } = {}): Papa.ParseResult<string[]> {
    return Papa.parse<string[]>(text, { delimiter: this.#delimiter, newline: '\n', ...options });
  }
}
