import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ApiError } from '../api-error.js';

/** Refuses larger bodies with 413, whether or not they say their length. */
export function limitBodies(maxSize: number): MiddlewareHandler {
  const onError = () => {
    // The rest of the body is not read: nothing else can be said on this connection.
    const headers = { Connection: 'close' };
    throw new ApiError('payload_too_large', `The body is larger than ${maxSize} bytes.`, [], headers);
  };
  const limitStreams = bodyLimit({ maxSize, onError });
  return async (context, next) => {
    const length = Number(context.req.header('Content-Length'));
    const isTold = Number.isInteger(length) && context.req.header('Transfer-Encoding') === undefined;
    // Of a body whose length is told the parser takes no more than that; to read it as a stream costs as much as the call.
    if (!isTold) return limitStreams(context, next);
    if (length > maxSize) onError();
    return next();
  };
}
