import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from '../../e2e/support/free-port.js';
import type { Observation } from './observation.js';
import type { Places, Report } from './scene.js';

/** How long a page waits to see whether it is still there, in milliseconds. */
const PATIENCE_MS = 400;

/** What is seen when a page of the attacker opened in the place of the host's, or beside it. */
export type Seen = Observation | { readonly escaped: true };

/** Serves the pages of all scenes at three origins and hears their reports. */
export interface SceneServer {
  readonly places: Places;
  /** Adds the scripts of a variant, by page. */
  addVariant(variant: string, scripts: ReadonlyMap<string, string>): void;
  /** The first report of a run; rejects after the time limit in milliseconds. */
  seen(run: string, timeoutMs: number): Promise<Seen>;
  stop(): Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += chunk;
  return body;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
}

/** Starts the server. */
export async function startSceneServer(): Promise<SceneServer> {
  const [hostPort, guestPort, attackerPort] = [await freePort(), await freePort(), await freePort()];
  const places: Places = {
    host: `http://localhost:${hostPort}`,
    guest: `http://127.0.0.1:${guestPort}`,
    attacker: `http://127.0.0.1:${attackerPort}`,
  };
  const variants = new Map<string, ReadonlyMap<string, string>>();
  const listeners = new Map<string, (seen: Seen) => void>();

  const serveFile = (path: string, response: ServerResponse): void => {
    const [variant = '', ...rest] = path.slice(1).split('/');
    const [page = '', type = ''] = (rest.at(-1) ?? '').split('.');
    const script = variants.get(variant)?.get(page);
    // A page in an opaque origin loads its script as one of another origin does.
    response.setHeader('Access-Control-Allow-Origin', '*');
    if (script === undefined) response.writeHead(404).end();
    else if (type === 'js') response.setHeader('Content-Type', 'text/javascript').end(script);
    else {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(
        `<!doctype html><title>${page}</title><body><script>var PLACES = ${JSON.stringify(places)}</script><script type="module" src="/${variant}/${page}.js"></script>`,
      );
    }
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path === '/report') {
      const { run, observation } = JSON.parse(await bodyOf(request)) as Report<Seen>;
      listeners.get(run)?.(observation);
      response.setHeader('Access-Control-Allow-Origin', '*').end();
    } else if (path === '/patience') {
      setTimeout(() => response.end(), PATIENCE_MS);
    } else {
      serveFile(path, response);
    }
  };

  const servers = await Promise.all(
    [hostPort, guestPort, attackerPort].map(async (port) => {
      const server = createServer((request, response) => void handle(request, response));
      await listen(server, port);
      return server;
    }),
  );
  return {
    places,
    addVariant: (variant, scripts) => void variants.set(variant, scripts),
    seen: (run, timeoutMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          listeners.delete(run);
          reject(new Error(`No page reported within ${timeoutMs} ms.`));
        }, timeoutMs);
        listeners.set(run, (observation) => {
          clearTimeout(timer);
          listeners.delete(run);
          resolve(observation);
        });
      }),
    stop: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
