import type { MiddlewareHandler } from 'hono';
import { PageError } from '../core/page-error.js';

/**
 * Allows writes from this server's own page only, and forbids caching. All ports of a host are one site to a browser, so
 * SameSite cookies do not keep out a page on another port: its origin does.
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
