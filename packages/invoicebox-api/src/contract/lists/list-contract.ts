import { parseDayOrTime } from '../date-time.js';

/** How a field's values compare: as text by code units, as numbers, as moments in time, or as yes and no. */
export type FieldKind = 'text' | 'number' | 'date' | 'boolean';

/** The fields that a list can be narrowed and ordered by; a nested one by its path, `customer.vatNumber`. */
export interface ListContract {
  readonly fields: Readonly<Record<string, FieldKind>>;
}

/** Operators of a filter, without the underscore that they carry on the wire (docs/http-api.md, Lists). */
export const LIST_OPERATORS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'start'] as const;

/** One of {@link LIST_OPERATORS}. */
export type ListOperator = (typeof LIST_OPERATORS)[number];

/** A value in the form in which it compares. */
export type Comparable = string | number | boolean;

/** One demand on a field. Several values of `eq`, `start` mean any of them, of the others all of them. */
export interface ListCondition {
  readonly field: string;
  readonly operator: ListOperator;
  readonly values: readonly Comparable[];
}

/** What a list was asked for. All conditions have to hold. */
export interface ListQuery {
  readonly conditions: readonly ListCondition[];
  readonly order: ReadonlyArray<{ readonly field: string; readonly direction: 'asc' | 'desc' }>;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** Items on a page unless the query says otherwise. */
export const DEFAULT_PAGE_SIZE = 30;

/** What {@link toComparable} expects of each kind, for messages. */
export const KIND_EXPECTATIONS: Readonly<Record<FieldKind, string>> = {
  text: 'a text',
  number: 'a number',
  date: 'a time such as 2026-11-21T10:00:00+00:00, or a day',
  boolean: 'true or false',
};

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/**
 * A wire value in the form in which its kind compares.
 *
 * @param value of an item, or the text of a query.
 * @returns undefined for a value that is not of the kind.
 */
export function toComparable(value: unknown, kind: FieldKind): Comparable | undefined {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = String(value);
  switch (kind) {
    case 'text':
      return text;
    case 'number': {
      const number = Number(text);
      return text.trim() !== '' && Number.isFinite(number) ? number : undefined;
    }
    case 'date':
      return parseDayOrTime(text);
    case 'boolean':
      return BOOLEANS.get(text);
  }
}
