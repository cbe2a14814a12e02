import { isLoopbackHost } from '@invoicebox/invoicebox-api';
import type { MiddlewareHandler } from 'hono';
import { ApiError } from '../api-error.js';

/**
 * Protects the simulator's own APIs from other pages: `Host` must be loopback (against DNS rebinding), and pages of
 * another origin, including the mini-app under test, may not write.
 */
export const loopbackOnly: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('Host') ?? '';
  const origin = context.req.header('Origin');
  const foreign = origin !== undefined && origin !== `http://${host}`;
  if (!isLoopbackHost(host.replace(/:\d+$/, '')) || foreign) {
    throw new ApiError(
      'forbidden',
      'The simulator is controlled from its own pages and from programs on this machine.',
    );
  }
  await next();
};
