import { type ListContract, type Page, parseListQuery, selectPage } from '@invoicebox/invoicebox-api/contract';
import { ApiError } from '../api-error.js';

/** The body of a successful response (docs/http-api.md, General). */
export function dataBody<Payload>(data: Payload): { data: Payload; extendedData: [] } {
  return { data, extendedData: [] };
}

/** The body of a list response: one page and its paging data. */
export function listBody<Item>({ items, metaData }: Page<Item>) {
  return { ...dataBody(items), metaData };
}

/**
 * Selects the page that a query asks for (docs/http-api.md, Lists).
 *
 * @throws ApiError `validation_error` that names every invalid parameter.
 */
export function pageOf<Item>(contract: ListContract, items: readonly Item[], parameters: URLSearchParams): Page<Item> {
  const reading = parseListQuery(contract, parameters);
  if (reading.ok) return selectPage(contract, items, reading.query);
  const messages = reading.fields.map(({ message }) => message).join(' ');
  throw new ApiError('validation_error', messages, reading.fields);
}
