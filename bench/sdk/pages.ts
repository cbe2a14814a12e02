import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';

const PAGES = join(import.meta.dirname, 'pages');

/** The benchmark's pages, served at two sites. */
export interface Pages {
  readonly hostOrigin: string;
  readonly guestOrigin: string;
  stop(): Promise<void>;
}

/** Bundles the pages, minified as in production, and serves them. */
export async function servePages(): Promise<Pages> {
  const scripts = new Map<string, string>();
  const names = readdirSync(PAGES).map((file) => file.replace(/\.ts$/, ''));
  for (const name of names.filter((each) => /^(host|guest)-/.test(each))) {
    scripts.set(name, await bundlePage({ folder: PAGES, entry: `${name}.ts`, asPublished: true }));
  }
  const [hostPort, guestPort] = [await freePort(), await freePort()];
  const hostOrigin = `http://localhost:${hostPort}`;
  const guestOrigin = `http://127.0.0.1:${guestPort}`;
  const origins = `var HOST_ORIGIN = '${hostOrigin}', GUEST_ORIGIN = '${guestOrigin}';`;

  const servers = await Promise.all(
    [hostPort, guestPort].map(async (port) => {
      const server = createServer((request, response) => {
        const [name = '', type] = (request.url ?? '/').slice(1).split('?')[0]?.split('.') ?? [];
        const script = scripts.get(name);
        // The clock's resolution is 5 µs in isolated pages and 100 µs in others, about as long as a round trip.
        response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
        response.setHeader('Cross-Origin-Embedder-Policy', 'require-corp');
        response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
        if (script === undefined) response.writeHead(404).end();
        else if (type === 'js') response.setHeader('Content-Type', 'text/javascript').end(script);
        else {
          response.setHeader('Content-Type', 'text/html; charset=utf-8');
          response.end(
            `<!doctype html><body><script>${origins}</script><script type="module" src="/${name}.js"></script>`,
          );
        }
      });
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      return server;
    }),
  );
  return {
    hostOrigin,
    guestOrigin,
    stop: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
