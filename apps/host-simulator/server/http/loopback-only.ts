import { isLoopbackHost } from '@invoicebox/invoicebox-api';
import type { MiddlewareHandler } from 'hono';
import { ApiError } from '../api-error.js';

/**
 * Keeps the simulator's own controls from other pages: the name in `Host` must be loopback (a foreign name that
 * points here is an attack), and a page of another origin, a mini-app under test among them, may not write.
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
