import { parseDayOrTime } from '../date-time.js';

/** How a field's values are compared: text by code units, numbers, times, booleans. */
export type FieldKind = 'text' | 'number' | 'date' | 'boolean';

/** The fields that a list can be filtered and sorted by; nested ones by path, `customer.vatNumber`. */
export interface ListContract {
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** The fields that Invoicebox documents as filters: production need not know the others. */
  readonly documented: readonly string[];
  /** Fields without which the list is refused. */
  readonly required?: readonly string[];
}

/** Filter operators, without their underscore on the wire (docs/http-api.md, Lists). */
export const LIST_OPERATORS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'start'] as const;

/** One of {@link LIST_OPERATORS}. */
export type ListOperator = (typeof LIST_OPERATORS)[number];

/** A value in comparable form. */
export type Comparable = string | number | boolean;

/** A condition on a field. With several values, `eq` and `start` must match any of them, the others all of them. */
export interface ListCondition {
  readonly field: string;
  readonly operator: ListOperator;
  readonly values: readonly Comparable[];
}

/** A list query. All conditions must hold. */
export interface ListQuery {
  readonly conditions: readonly ListCondition[];
  readonly order: ReadonlyArray<{ readonly field: string; readonly direction: 'asc' | 'desc' }>;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
}

/** Default page size. */
export const DEFAULT_PAGE_SIZE = 30;

/** The values that {@link toComparable} expects for each kind, for messages. */
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
 * Converts a wire value to the comparable form of its kind.
 *
 * @param value an item's value, or text from a query.
 * @returns undefined for a value of another kind.
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
