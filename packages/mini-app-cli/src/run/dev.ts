import { portVariableOf } from '@invoicebox/invoicebox-api/manifest';
import { createServer, type Rolldown, build as viteBuild } from 'vite';
import { missingFiles } from '../app/built.js';
import { SIMULATOR_URL } from '../app/demonstration.js';
import { SERVER_ENTRY, SERVER_PORT_OFFSET } from '../app/layout.js';
import { environmentOf, type MiniAppFolder, portOf } from '../app/open-folder.js';
import { requireFreePort } from '../app/ports.js';
import { buildPages, pagesConfig, requireSources, serverConfig } from '../build/build.js';
import { startServer, untilEnded } from './run-server.js';
import { simulatorSettings } from './settings.js';

/** Options of {@link developMiniApp}. */
export interface DevOptions {
  /**
   * URL of the simulator whose demonstration shop is used. By default the one of this machine, unless the environment or
   * `.env` names an API.
   */
  simulator?: string | undefined;
}

/** Builds the server again after every change. Resolves after the first build. */
async function watchServer(folder: string): Promise<Rolldown.RolldownWatcher> {
  const config = serverConfig(folder);
  // The file must stay: Node restarts the server when it changes.
  const built = await viteBuild({
    ...config,
    logLevel: 'warn',
    build: { ...config.build, emptyOutDir: false, watch: {} },
  });
  const watcher = built as Rolldown.RolldownWatcher;
  await new Promise<void>((resolve, reject) => {
    watcher.on('event', (event) => {
      if (event.code === 'END') resolve();
      if (event.code === 'ERROR') reject(event.error);
    });
  });
  return watcher;
}

/**
 * Runs a mini-app for development until this process is stopped: Vite serves the pages with hot reload, and the server
 * restarts after a change.
 *
 * @returns the server's exit code.
 * @throws CommandError if a source is missing or a port is busy.
 */
export async function developMiniApp(app: MiniAppFolder, options: DevOptions = {}): Promise<number> {
  requireSources(app);
  const { folder, manifest } = app;
  const { simulator = environmentOf(folder).INVOICEBOX_API_URL ? undefined : SIMULATOR_URL } = options;
  const port = portOf(app);
  const serverPort = port + SERVER_PORT_OFFSET;
  for (const wanted of [port, serverPort]) {
    await requireFreePort(wanted, manifest.title.en, portVariableOf(manifest.name));
  }
  // The server requires built pages, even though Vite serves the pages in development.
  if (missingFiles(app).some((file) => file !== SERVER_ENTRY)) await buildPages(app);
  const watcher = await watchServer(folder);
  const pages = await createServer({ ...pagesConfig(folder), clearScreen: false });
  await pages.listen();
  pages.printUrls();
  // Buyers and Invoicebox use Vite's port.
  const settings = {
    ...simulatorSettings(app, simulator),
    PUBLIC_URL: process.env.PUBLIC_URL || `http://127.0.0.1:${port}`,
  };
  const node = ['--watch', '--watch-preserve-output'];
  const code = await untilEnded(startServer(app, { port: serverPort, settings, node }));
  await Promise.all([watcher.close(), pages.close()]);
  return code;
}
