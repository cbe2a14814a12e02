import { ID_PARAMETER } from '../protocol/index.js';

/**
 * A mini-app's URL with the embedding's id. The query is not parsed and written again, because it may be signed, or in
 * another encoding than UTF-8: the id stands after it. Where it has an `id` already, ours stands before it, because a guest
 * reads the first one.
 */
export function addressWithId({ href, hash, searchParams }: URL, id: string): string {
  const parameter = `${ID_PARAMETER}=${id}`;
  const withoutHash = href.endsWith('#') ? href.slice(0, -1) : href.slice(0, href.length - hash.length);
  const fragment = href.slice(withoutHash.length);
  const queryStart = withoutHash.indexOf('?');
  if (queryStart === -1) return `${withoutHash}?${parameter}${fragment}`;
  const query = withoutHash.slice(queryStart + 1);
  const parts = searchParams.has(ID_PARAMETER) ? [parameter, query] : [query, parameter];
  return `${withoutHash.slice(0, queryStart)}?${parts.filter((part) => part !== '').join('&')}${fragment}`;
}
