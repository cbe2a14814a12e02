import type { ListContract, ListOperator } from './list-contract.js';

type FilterValue = string | number | boolean;

/** A condition on a field: a value, one of several values, or operators. */
export type ListFilter =
  | FilterValue
  | readonly FilterValue[]
  | { readonly [Operator in ListOperator]?: FilterValue | readonly FilterValue[] };

/** A list query by field names; times are wire times, sums are roubles. */
export interface ListRequest<Contract extends ListContract> {
  where?: { readonly [Field in keyof Contract['fields']]?: ListFilter };
  /** Sort keys, most significant first. */
  orderBy?: ReadonlyArray<readonly [field: keyof Contract['fields'] & string, direction: 'asc' | 'desc']>;
  /** From 1. */
  page?: number;
  pageSize?: number;
}

/** The query parameter of a field: `customer[vatNumber]` for `customer.vatNumber`. */
function parameterName(field: string): string {
  const [root, ...nested] = field.split('.');
  return [root, ...nested.map((segment) => `[${segment}]`)].join('');
}

/** A value or several, as an array. */
function valuesOf(filter: FilterValue | readonly FilterValue[]): readonly FilterValue[] {
  return typeof filter === 'object' ? filter : [filter];
}

function isValues(filter: ListFilter): filter is FilterValue | readonly FilterValue[] {
  return typeof filter !== 'object' || Array.isArray(filter);
}

function appendValues(query: URLSearchParams, name: string, values: readonly FilterValue[]): void {
  for (const value of values) query.append(values.length > 1 ? `${name}[]` : name, String(value));
}

/**
 * Formats a list query; the inverse of `parseListQuery`.
 *
 * @returns an empty string, or the query with its question mark.
 */
export function formatListQuery<Contract extends ListContract>(request: ListRequest<Contract>): string {
  const query = new URLSearchParams();
  for (const [field, filter] of Object.entries<ListFilter | undefined>(request.where ?? {})) {
    if (filter === undefined) continue;
    const name = parameterName(field);
    if (isValues(filter)) {
      appendValues(query, name, valuesOf(filter));
      continue;
    }
    for (const [operator, values] of Object.entries(filter))
      appendValues(query, `${name}[_${operator}]`, valuesOf(values));
  }
  for (const [field, direction] of request.orderBy ?? []) {
    query.append(parameterName(`_order.${field}`), direction);
  }
  if (request.page !== undefined) query.set('page', String(request.page));
  if (request.pageSize !== undefined) query.set('pageSize', String(request.pageSize));
  const text = query.toString();
  return text && `?${text}`;
}
