import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ApiError } from '../api-error.js';

/** Refuses larger bodies with 413, with or without a `Content-Length`. */
export function limitBodies(maxSize: number): MiddlewareHandler {
  const onError = () => {
    // The rest of the body stays unread, so the connection cannot be reused.
    const headers = { Connection: 'close' };
    throw new ApiError('payload_too_large', `The body is larger than ${maxSize} bytes.`, [], headers);
  };
  const limitStreams = bodyLimit({ maxSize, onError });
  return async (context, next) => {
    const length = Number(context.req.header('Content-Length'));
    const isTold = Number.isInteger(length) && context.req.header('Transfer-Encoding') === undefined;
    // With a `Content-Length` Node's parser enforces the length; reading the body as a stream would double the cost of a call.
    if (!isTold) return limitStreams(context, next);
    if (length > maxSize) onError();
    return next();
  };
}
