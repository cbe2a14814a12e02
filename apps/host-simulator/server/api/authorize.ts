import type { MiddlewareHandler } from 'hono';
import { ApiError } from '../api-error.js';
import { SHOPS, type Shop } from '../state/shops.js';

/** What the middleware leaves for the routes behind it. */
export interface ApiVariables {
  Variables: { shop: Shop; requestId: string };
}

/**
 * The shop whose token a request carries.
 *
 * @param header value of `Authorization`.
 * @returns undefined where no token was sent.
 * @throws ApiError `unauthorized` for a token that no shop has.
 */
export function shopOfToken(header: string | undefined): Shop | undefined {
  if (!header) return undefined;
  const token = /^Bearer\s+(\S+)\s*$/i.exec(header)?.[1];
  const shop = SHOPS.find((candidate) => candidate.token === token);
  if (!shop) throw new ApiError('unauthorized', 'The token is not known: expected Authorization: Bearer TOKEN.');
  return shop;
}

/** Lets only requests with a shop's token pass. */
export const authorize: MiddlewareHandler<ApiVariables> = async (context, next) => {
  const shop = shopOfToken(context.req.header('Authorization'));
  if (!shop) throw new ApiError('unauthorized', 'There is no token: expected Authorization: Bearer TOKEN.');
  context.set('shop', shop);
  await next();
};
