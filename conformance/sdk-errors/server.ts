import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';

/** What a guest's page has lived through. */
export interface GuestLife {
  /** Names of the buyer in each `init` of the host, oldest first. */
  readonly names: readonly string[];
  /** Times that the page came back from the back-forward cache. */
  readonly restored: number;
  /** How many `init` it has sent. */
  readonly attempts: number;
}

/** The pages on their two sites. */
export interface Pages {
  readonly host: string;
  readonly away: string;
  /** What a guest has told last; undefined before that. */
  life(): GuestLife | undefined;
  stop(): Promise<void>;
}

const bundle = (page: 'host' | 'guest') => bundlePage({ folder: import.meta.dirname, entry: `pages/${page}.ts` });

const html = (body: string) => `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">${body}`;

/** Serves the pages: `/host` at `localhost`, `/guest` at `127.0.0.1`, which are two sites, and `/away` to go to. */
export async function servePages(): Promise<Pages> {
  let life: GuestLife | undefined;
  const files: Readonly<Record<string, readonly [type: string, content: string]>> = {
    '/host': ['text/html', html('<body><script type="module" src="/host.js"></script>')],
    '/guest': ['text/html', html('<body><script type="module" src="/guest.js"></script>')],
    '/away': ['text/html', html('<body>away')],
    '/host.js': ['text/javascript', await bundle('host')],
    '/guest.js': ['text/javascript', await bundle('guest')],
  };
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      life = (await json(request)) as GuestLife;
      response.writeHead(204).end();
      return;
    }
    const [type, content] = files[request.url?.split('?')[0] ?? ''] ?? ['text/plain', ''];
    response.writeHead(content === '' ? 404 : 200, { 'Content-Type': `${type}; charset=utf-8` }).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    host: `http://localhost:${port}/host`,
    away: `http://localhost:${port}/away`,
    life: () => life,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
