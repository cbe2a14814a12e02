import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';

/** Files with a content hash in their name. */
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** A path with a file extension: never an address of the page. */
const FILE_PATH = /\.\w+$/;

/**
 * Serves a built page: its files, and the page itself at every other path, because the path is its state.
 *
 * @param folder absolute path of the built page, with `index.html` and `assets/`.
 * @throws Error at the start if the folder has no `index.html`.
 */
export function pages(folder: string): Hono {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const files = serveStatic({ root: folder });
  const routes = new Hono();
  routes.use(compress());
  routes.use('/assets/*', async (context, next) => {
    await next();
    if (context.res.ok) context.header('Cache-Control', IMMUTABLE);
  });
  routes.get('*', (context, next) => (FILE_PATH.test(context.req.path) ? files(context, next) : next()));
  routes.get('*', (context) => {
    if (FILE_PATH.test(context.req.path)) return context.notFound();
    return context.html(html, 200, { 'Cache-Control': 'no-cache' });
  });
  return routes;
}
