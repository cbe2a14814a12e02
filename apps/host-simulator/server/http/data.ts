import {
  type ListContract,
  type ListQuery,
  type ListQueryReading,
  type Page,
  parseListQuery,
  selectPage,
} from '@invoicebox/invoicebox-api/contract';
import { ApiError } from '../api-error.js';

/** The body of a successful response (docs/http-api.md, General). */
export function dataBody<Payload>(data: Payload): { data: Payload; extendedData: [] } {
  return { data, extendedData: [] };
}

/** The body of a list response: one page and its paging data. */
export function listBody<Item>({ items, metaData }: Page<Item>) {
  return { ...dataBody(items), metaData };
}

function requireGood(reading: ListQueryReading): ListQuery {
  if (reading.ok) return reading.query;
  const messages = reading.fields.map(({ message }) => message).join(' ');
  throw new ApiError('validation_error', messages, reading.fields);
}

/** Refuses a filter that Invoicebox does not document. @throws ApiError `validation_error`. */
export function requireDocumented(contract: ListContract, parameters: URLSearchParams): void {
  const fields = Object.entries(contract.fields).filter(([field]) => contract.documented.includes(field));
  requireGood(parseListQuery({ ...contract, fields: Object.fromEntries(fields) }, parameters));
}

/**
 * Selects the page that a query asks for (docs/http-api.md, Lists).
 *
 * @throws ApiError `validation_error` that names every invalid parameter.
 */
export function pageOf<Item>(contract: ListContract, items: readonly Item[], parameters: URLSearchParams): Page<Item> {
  return selectPage(contract, items, requireGood(parseListQuery(contract, parameters)));
}
