import { type ListContract, type Page, parseListQuery, selectPage } from '@invoicebox/invoicebox-api/contract';
import { ApiError } from '../api-error.js';

/** The body of a success (docs/http-api.md, General). */
export function dataBody<Payload>(data: Payload): { data: Payload; extendedData: [] } {
  return { data, extendedData: [] };
}

/** The body of a list: a page of items and where it stands among all. */
export function listBody<Item>({ items, metaData }: Page<Item>) {
  return { ...dataBody(items), metaData };
}

/**
 * A page of items by the query that asks for it (docs/http-api.md, Lists).
 *
 * @throws ApiError `validation_error` naming every parameter that is wrong.
 */
export function pageOf<Item>(contract: ListContract, items: readonly Item[], parameters: URLSearchParams): Page<Item> {
  const reading = parseListQuery(contract, parameters);
  if (reading.ok) return selectPage(contract, items, reading.query);
  const messages = reading.fields.map(({ message }) => message).join(' ');
  throw new ApiError('validation_error', messages, reading.fields);
}
