import type { MiddlewareHandler } from 'hono';
import { PageError } from '../core/page-error.js';

/**
 * Lets only this server's own page change anything, and lets nothing be kept of what it reads. All ports of a host are
 * one site to a browser: a page on another port is told apart by its origin.
 */
export function ownPageOnly(publicUrl: string): MiddlewareHandler {
  const own = new URL(publicUrl).origin;
  return async (context, next) => {
    const origin = context.req.header('Origin');
    if (context.req.method !== 'GET' && origin !== own) {
      throw new PageError('foreign_origin', `Expected a request of this server's own page, Origin: ${own}.`);
    }
    // Before next(): setting it later would rebuild the Response.
    context.header('Cache-Control', 'no-store');
    await next();
  };
}
