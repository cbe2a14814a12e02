import type { OrderResponse } from '@invoicebox/invoicebox-api';
import { ApiError } from '../api-error.js';
import type { Page } from '../http/data.js';

/** Fields of an order that a list can be narrowed by. */
const FILTERS = ['id', 'status', 'merchantOrderId', 'orderContainerId', 'merchantId'] as const;
type Filter = (typeof FILTERS)[number];

const PAGE_PARAMETERS = new Set(['page', '_page', 'pageSize', '_pageSize']);
const DEFAULT_PAGE_SIZE = 30;
const LARGEST_PAGE_SIZE = 1_000;

/** What a list was asked for. */
export interface OrderListQuery {
  page: Page;
  matches(order: OrderResponse): boolean;
}

function unknownFilter(name: string): ApiError {
  const message = `There is no filter «${name}»: expected one of ${FILTERS.join(', ')}.`;
  return new ApiError('validation_error', message, [{ name, code: 'unknown_filter', message }]);
}

function positiveInteger(query: URLSearchParams, names: readonly string[], fallback: number, most: number): number {
  const name = names.find((candidate) => query.has(candidate));
  if (name === undefined) return fallback;
  const value = Number(query.get(name));
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  const message = `«${query.get(name)}» is no ${name}: expected a whole number from 1 to ${most}.`;
  throw new ApiError('validation_error', message, [{ name, code: 'invalid_value', message }]);
}

/**
 * Reads the query of an order list: `field=value`, several values as `field[]=a&field[]=b`, and the page
 * (docs/http-api.md, General).
 *
 * @throws ApiError `validation_error` naming an unknown filter or a wrong page.
 */
export function readOrderListQuery(query: URLSearchParams): OrderListQuery {
  const wanted = new Map<Filter, string[]>();
  for (const [name, value] of query) {
    if (PAGE_PARAMETERS.has(name)) continue;
    const field = FILTERS.find((filter) => name === filter || name === `${filter}[]`);
    if (!field) throw unknownFilter(name);
    if (value !== '') wanted.set(field, [...(wanted.get(field) ?? []), value]);
  }
  return {
    page: {
      page: positiveInteger(query, ['page', '_page'], 1, Number.MAX_SAFE_INTEGER),
      pageSize: positiveInteger(query, ['pageSize', '_pageSize'], DEFAULT_PAGE_SIZE, LARGEST_PAGE_SIZE),
    },
    matches: (order) => [...wanted].every(([field, values]) => values.includes(order[field])),
  };
}
