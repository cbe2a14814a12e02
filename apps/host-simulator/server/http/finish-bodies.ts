import { MAX_BODY_BYTES } from '@invoicebox/invoicebox-api/contract';
import type { MiddlewareHandler } from 'hono';

/**
 * Reads to its end what a caller has sent and nobody wanted, for instance the body of a call that was refused by its
 * address. Left unread it would end the connection, and with it the next request of a caller who keeps connections. A
 * body of unknown length is not waited for: its caller is told that the connection ends.
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
