import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

/** Nobody may put such a page in a frame, and it loads nothing but its own. */
const POLICY = [
  "default-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves a page of its own beside the mini-app, such as the till: the file `<name>.html` at `/<name>` and every address
 * below, and nothing of it where it is not in use.
 *
 * @param folder absolute path of the built pages.
 * @throws Error at the start if it is in use and was not built.
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
