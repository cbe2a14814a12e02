import { MAX_BODY_BYTES } from '@invoicebox/invoicebox-api/contract';
import type { MiddlewareHandler } from 'hono';

/**
 * Drains request bodies that no handler has read, for example of a request to an unknown path. An unread body would
 * close a keep-alive connection and break the caller's next request on it. A body of unknown length is not drained;
 * the response closes the connection instead.
 */
export const finishBodies: MiddlewareHandler = async (context, next) => {
  await next();
  const { raw } = context.req;
  const length = Number(context.req.header('Content-Length') ?? 0);
  const isChunked = context.req.header('Transfer-Encoding') !== undefined;
  if (raw.bodyUsed || (length === 0 && !isChunked)) return;
  if (length <= MAX_BODY_BYTES && !isChunked) await raw.arrayBuffer().catch(() => undefined);
  else context.header('Connection', 'close');
};
