import type { ListContract, ListOperator } from './list-contract.js';

type FilterValue = string | number | boolean;

/** What one field has to be: a value, one of several, or the demands of operators. */
export type ListFilter =
  | FilterValue
  | readonly FilterValue[]
  | { readonly [Operator in ListOperator]?: FilterValue | readonly FilterValue[] };

/** What a list is asked for, by the names of its fields; times are wire times, sums are roubles. */
export interface ListRequest<Contract extends ListContract> {
  where?: { readonly [Field in keyof Contract['fields']]?: ListFilter };
  /** First by the first field, then by the next. */
  orderBy?: ReadonlyArray<readonly [field: keyof Contract['fields'] & string, direction: 'asc' | 'desc']>;
  /** From 1. */
  page?: number;
  pageSize?: number;
}

/** `customer.vatNumber` as it is written in a query: `customer[vatNumber]`. */
function parameterName(field: string): string {
  const [root, ...nested] = field.split('.');
  return [root, ...nested.map((segment) => `[${segment}]`)].join('');
}

/** Values that are not an object of operators, as a list. */
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
 * Writes the query of a list, what `parseListQuery` reads.
 *
 * @returns an empty text, or the query with its question mark.
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
