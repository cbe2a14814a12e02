/** A problem of one row, for a person to fix. */
export interface ImportProblem {
  /** Number of the row, from 1, without the header. */
  row: number;
  id: string | null;
  /** Name of the column or property in the source. */
  field: string;
  found: string;
  expected: string;
}

/** A row as read, not validated yet. */
export interface SourceRow {
  row: number;
  id: string | null;
  /** Fields of a station record; null if the row is unreadable. */
  draft: Record<string, unknown> | null;
  /** Names of fields in the source, for reports, where they differ from the record's. */
  sourceNames: Readonly<Record<string, string>>;
  /** Problems found by the reader. */
  problems: ImportProblem[];
}

/** The source cannot be read; the message says what was expected. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  /** Stable code for programs. */
  readonly code = 'UNREADABLE_SOURCE';
}

const MAX_SHOWN = 60;

/** A value for a report, truncated. */
export function shown(value: unknown): string {
  if (value === undefined || value === '') return 'nothing';
  const text = typeof value === 'string' ? `«${value}»` : (JSON.stringify(value) ?? String(value));
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
