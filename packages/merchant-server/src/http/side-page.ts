import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

/** A side page cannot be framed and loads nothing from other origins. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves a side page, such as the till: the file `<name>.html` at `/<name>` and every path below. If it is disabled, these
 * paths are not found.
 *
 * @param folder absolute path of the built pages.
 * @throws Error at startup if it is enabled and not built.
 */
export function sidePage(folder: string, name: string, inUse: boolean): Hono {
  const routes = new Hono();
  routes.all(`/${name}.html`, (context) => context.notFound());
  if (!inUse) {
    routes.all(`/${name}/*`, (context) => context.notFound());
    return routes;
  }
  const html = readFileSync(join(folder, `${name}.html`), 'utf8');
  routes.use(`/${name}/*`, compress());
  routes.get(`/${name}/*`, (context) =>
    context.html(html, 200, { 'Cache-Control': 'no-cache', 'Content-Security-Policy': POLICY }),
  );
  return routes;
}
