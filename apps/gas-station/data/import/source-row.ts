/**
 * What a problem did: `left_out` the station cannot be imported; `skipped` it is none that sells fuel to the public;
 * `warning` a field of it is left out or was made up for.
 */
export type ProblemEffect = 'left_out' | 'skipped' | 'warning';

/** A problem of one row, for a person to fix. */
export interface ImportProblem {
  effect: ProblemEffect;
  /** Number of the row, from 1, without the header; 0 is the header. */
  row: number;
  id: string | null;
  /** Name of the column or tag in the source. */
  field: string;
  /** What the source says there, unaltered. */
  found: string;
  expected: string;
}

/** A field as the source has it. */
export interface SourceField {
  /** Name of the column or tag. */
  name: string;
  value: unknown;
}

/** A row as read, not validated yet. */
export interface SourceRow {
  row: number;
  id: string | null;
  /** Fields of a station record; null if there is no station in the row. */
  draft: Record<string, unknown> | null;
  /**
   * A field in the source's own words, for reports.
   *
   * @param path of the field in the record, such as `fuels.ai95`.
   */
  sourceOf: (path: string) => SourceField;
  /** Problems found by the reader. */
  problems: ImportProblem[];
}

/** The source cannot be read; the message says what was expected. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  /** Stable code for programs. */
  readonly code = 'UNREADABLE_SOURCE';
}

const MAX_SHOWN = 300;

/** A value for a report, in one line; very long ones are cut. */
function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  const text = typeof value === 'string' ? `«${value}»` : (JSON.stringify(value) ?? String(value));
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** Collects the problems of one row. */
export class RowProblems {
  readonly all: ImportProblem[] = [];
  readonly #row: number;
  readonly #id: string | null;

  constructor(row: number, id: string | null) {
    this.#row = row;
    this.#id = id;
  }

  /** Adds a problem; of several with one field the first says enough. */
  add(effect: ProblemEffect, { name, value }: SourceField, expected: string): void {
    if (this.all.some((problem) => problem.field === name && problem.found === shown(value))) return;
    this.all.push({ effect, row: this.#row, id: this.#id, field: name, found: shown(value), expected });
  }
}
