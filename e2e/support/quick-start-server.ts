import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, defaultClientConditions } from 'vite';
import { freePort } from '../../scripts/lib/free-port.mjs';

/**
 * Serves the example of docs/sdk/quick-start.md as a reader does, with Vite in development, from the SDK's sources.
 *
 * @returns the port, at which `localhost` has the host and `127.0.0.1` the mini-app, and a function that stops serving.
 */
export async function serveQuickStart(): Promise<{ port: number; stop: () => Promise<void> }> {
  const root = join(import.meta.dirname, '../../packages/mini-app-sdk/examples/quick-start');
  const cacheDir = mkdtempSync(join(tmpdir(), 'invoicebox-quick-start-'));
  const port = await freePort();
  const server = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    cacheDir,
    logLevel: 'error',
    resolve: { conditions: ['source', ...defaultClientConditions] },
    server: { port },
  });
  await server.listen();
  return {
    port,
    stop: async () => {
      await server.close();
      rmSync(cacheDir, { recursive: true, force: true });
    },
  };
}
