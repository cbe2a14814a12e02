/** Something wrong with one row of a source, in words that let a person mend it. */
export interface ImportProblem {
  /** The row's number in its source, from 1; a header does not count. */
  row: number;
  /** The station's id, where the row has one. */
  id: string | null;
  /** The column or property as the source names it. */
  field: string;
  found: string;
  expected: string;
}

/** A row as a reader understands it, before it is checked. */
export interface SourceRow {
  row: number;
  id: string | null;
  /** Fields of a station record; what the source does not have is absent. Null if the row is no row at all. */
  draft: Record<string, unknown> | null;
  /** How the source names a field of a station record, for reports; the same name if it is not here. */
  sourceNames: Readonly<Record<string, string>>;
  /** What the reader itself could not understand. */
  problems: ImportProblem[];
}

/** The source as a whole cannot be read; the message says what was expected. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  /** Stable code for programs. */
  readonly code = 'UNREADABLE_SOURCE';
}

const MAX_SHOWN = 60;

/** A value for a report, not longer than a line bears. */
export function shown(value: unknown): string {
  if (value === undefined || value === '') return 'nothing';
  const text = typeof value === 'string' ? `«${value}»` : (JSON.stringify(value) ?? String(value));
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
