import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { freePort } from '../../scripts/lib/free-port.mjs';
import type { Observation } from './observation.js';
import type { Places, Report } from './scene.js';

/** A report: an observation, or that a page of the attacker was opened instead of the host's or beside it. */
export type Seen = Observation | { readonly escaped: true };

/** The SDK, unmodified or without one defence. */
interface Variant {
  /** The script of each page. */
  readonly scripts: ReadonlyMap<string, string>;
  /** How long a page waits for a navigation. */
  readonly navigationWaitMs: number;
}

/** Serves the pages of all scenes at three origins and receives their reports. */
export interface SceneServer {
  readonly places: Places;
  addVariant(variant: string, files: Variant): void;
  /** Resolves to the first report of a run; rejects after the timeout. */
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

export async function startSceneServer(): Promise<SceneServer> {
  const [hostPort, guestPort, attackerPort] = [await freePort(), await freePort(), await freePort()];
  const places: Places = {
    host: `http://localhost:${hostPort}`,
    guest: `http://127.0.0.1:${guestPort}`,
    attacker: `http://127.0.0.1:${attackerPort}`,
  };
  const variants = new Map<string, Variant>();
  /** Pending images that delay the `load` event of a page, by run. */
  const held = new Map<string, ServerResponse>();
  const listeners = new Map<string, (seen: Seen) => void>();

  const serveFile = (path: string, response: ServerResponse): void => {
    const [variant = '', ...rest] = path.slice(1).split('/');
    const [page = '', type = ''] = (rest.at(-1) ?? '').split('.');
    const script = variants.get(variant)?.scripts.get(page);
    // A page with an opaque origin loads its script cross-origin.
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
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://scene');
    const run = searchParams.get('run') ?? '';
    if (path === '/report') {
      const report = JSON.parse(await bodyOf(request)) as Report<Seen>;
      listeners.get(report.run)?.(report.observation);
      response.setHeader('Access-Control-Allow-Origin', '*').end();
    } else if (path === '/hold') {
      held.set(run, response);
    } else if (path === '/release') {
      held.get(run)?.end();
      response.end();
    } else if (path.endsWith('/wait')) {
      setTimeout(() => response.end(), variants.get(path.split('/')[1] ?? '')?.navigationWaitMs);
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
    addVariant: (variant, files) => void variants.set(variant, files),
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
