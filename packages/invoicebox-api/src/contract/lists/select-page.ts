import type { PageMetaData } from '../envelope.js';
import {
  type Comparable,
  type FieldKind,
  type ListCondition,
  type ListContract,
  type ListQuery,
  toComparable,
} from './list-contract.js';

/** A page of a list, in the wire format. */
export interface Page<Item> {
  items: Item[];
  metaData: PageMetaData;
}

/** The value at a path such as `customer.vatNumber`; undefined if a key is missing. */
function valueAt(item: unknown, field: string): unknown {
  return field.split('.').reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
  }, item);
}

function compare(a: Comparable, b: Comparable): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether a value meets a condition. An absent value meets only `ne`. */
function meets(value: Comparable | undefined, { operator, values }: ListCondition): boolean {
  if (operator === 'ne') return !values.some((wanted) => wanted === value);
  if (value === undefined) return false;
  switch (operator) {
    case 'eq':
      return values.some((wanted) => wanted === value);
    case 'start':
      return values.some((wanted) => String(value).startsWith(String(wanted)));
    case 'gt':
      return values.every((limit) => compare(value, limit) > 0);
    case 'ge':
      return values.every((limit) => compare(value, limit) >= 0);
    case 'lt':
      return values.every((limit) => compare(value, limit) < 0);
    case 'le':
      return values.every((limit) => compare(value, limit) <= 0);
  }
}

/**
 * Selects a page as the API does (docs/http-api.md, Lists). Sorting is stable; items without the value come last in
 * either direction.
 *
 * @param contract the fields of the list.
 * @param items all items, in default order.
 * @param query from {@link parseListQuery} with the same contract.
 */
export function selectPage<Item>(contract: ListContract, items: readonly Item[], query: ListQuery): Page<Item> {
  const kindOf = (field: string): FieldKind => contract.fields[field] ?? 'text';
  const fits = (item: Item) =>
    query.conditions.every((condition) => {
      const kind = condition.operator === 'start' ? 'text' : kindOf(condition.field);
      return meets(toComparable(valueAt(item, condition.field), kind), condition);
    });
  const byOrder = (a: Item, b: Item): number => {
    for (const { field, direction } of query.order) {
      const left = toComparable(valueAt(a, field), kindOf(field));
      const right = toComparable(valueAt(b, field), kindOf(field));
      if (left === undefined || right === undefined) {
        if (left === right) continue;
        return left === undefined ? 1 : -1;
      }
      const rank = compare(left, right);
      if (rank !== 0) return direction === 'asc' ? rank : -rank;
    }
    return 0;
  };
  const selected = items.filter(fits);
  if (query.order.length > 0) selected.sort(byOrder);
  const { page, pageSize } = query;
  const start = (page - 1) * pageSize;
  return {
    items: selected.slice(start, start + pageSize),
    metaData: { totalCount: selected.length, page, pageSize },
  };
}
