import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

/** The till's page among the built ones; it is served at `/till` alone. */
const FILE = 'till.html';

/** Nobody may put the till in a frame, and it loads nothing but its own. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the till's page at `/till` and every address below, and nothing of it where there is no till.
 *
 * @param folder absolute path of the built pages.
 * @param hasTill whether there are operators.
 * @throws Error at the start if there are and `till.html` was not built.
 */
export function tillPages(folder: string, hasTill: boolean): Hono {
  const routes = new Hono();
  routes.all(`/${FILE}`, (context) => context.notFound());
  if (!hasTill) {
    routes.all('/till/*', (context) => context.notFound());
    return routes;
  }
  const html = readFileSync(join(folder, FILE), 'utf8');
  routes.use('/till/*', compress());
  routes.get('/till/*', (context) =>
    context.html(html, 200, { 'Cache-Control': 'no-cache', 'Content-Security-Policy': POLICY }),
  );
  return routes;
}
