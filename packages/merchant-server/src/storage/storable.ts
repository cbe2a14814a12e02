import type { SqlValue } from './database.js';

/** Thrown for a text that no column can hold: it has a NUL character, or half of a surrogate pair. */
export class UnstorableTextError extends Error {
  override readonly name = 'UnstorableTextError';
  /** Stable code for programs. */
  readonly code = 'UNSTORABLE_TEXT';

  constructor() {
    super('A text has a NUL character or half a character: expected whole characters only.');
  }
}

/** PostgreSQL refuses NUL, SQLite ends a text there; half a surrogate pair becomes another character in both. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

/** The values of a statement. @throws UnstorableTextError before the database sees one that it cannot hold. */
export function storable(values: readonly SqlValue[]): SqlValue[] {
  if (values.some((value) => typeof value === 'string' && UNSTORABLE.test(value))) throw new UnstorableTextError();
  return [...values];
}
