import { bodyLimit } from 'hono/body-limit';
import { ApiError } from '../api-error.js';

/** Refuses larger bodies with 413, whether or not they say their length. */
export function limitBodies(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: () => {
      // The rest of the body is not read: nothing else can be said on this connection.
      const headers = { Connection: 'close' };
      throw new ApiError('payload_too_large', `The body is larger than ${maxSize} bytes.`, [], headers);
    },
  });
}
