import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MANIFEST_FILE, readManifest } from '@invoicebox/invoicebox-api/manifest';
import { Hono } from 'hono';
import type { Logger } from 'pino';
import { ConfigError, type MerchantConfig, readConfig, SERVER_VARIABLES } from './config/config.js';
import type { NoVariables, Variables } from './config/variables.js';
import { describeVariables } from './config/variables-table.js';
import { openSocket, type Socket } from './http/socket.js';
import { createLogger } from './logging/logger.js';
import { lineMasker } from './logging/mask.js';
import type { Metrics } from './metrics/metrics.js';
import type { MiniAppDefinition } from './mini-app/definition.js';
import { personalFields } from './mini-app/personal.js';
import { createMerchantServer, type MerchantServer } from './server.js';
import { openDatabase } from './storage/open-database.js';

/** Variables that have a default of the mini-app's own: its manifest's port, its folder, a file in it. */
const DEFAULTED = ['PORT', 'DATA_DIR', 'DATABASE_URL'];
/** For the requests that are running at a stop. */
const REQUEST_GRACE_MS = 10_000;
/**
 * For the whole stop, running jobs included: longer than a call to Invoicebox. Jobs that have not ended are taken over by
 * another server, or by this one after its restart.
 */
const STOP_LIMIT_MS = 25_000;

/** Opens the socket. @throws ConfigError that names the port's variable if the port is busy. */
async function listen(http: Pick<Hono, 'fetch'>, port: number, hostname: string, variable: string): Promise<Socket> {
  try {
    return await openSocket(http, { port, hostname });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigError(`The port ${port} is busy: set ${variable} to a free one.`);
  }
}

/** Serves /metrics on a port of its own, so that no proxy exposes it. */
async function listenForMetrics(metrics: Metrics, config: MerchantConfig): Promise<Socket | undefined> {
  if (config.metricsPort === undefined) return undefined;
  metrics.includeProcess();
  const http = new Hono();
  http.get('/metrics', async (context) =>
    context.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType }),
  );
  return listen(http, config.metricsPort, config.metricsHost, 'METRICS_PORT');
}

async function stop(sockets: readonly Socket[], server: MerchantServer, log: Logger): Promise<void> {
  log.info('Stopping: running work is finished first.');
  const giveUp = setTimeout(() => {
    log.warn('Not everything ended in time: another server takes over.');
    process.exit(0);
  }, STOP_LIMIT_MS);
  await Promise.all(sockets.map((socket) => socket.stop(REQUEST_GRACE_MS)));
  await server.stop();
  clearTimeout(giveUp);
}

/** The folder of the nearest mini-app.json above the program's entry script. @throws ConfigError if there is none. */
function appFolder(): string {
  const entry = process.argv[1] ?? process.cwd();
  for (let folder = dirname(entry); ; folder = dirname(folder)) {
    if (existsSync(join(folder, MANIFEST_FILE))) return folder;
    if (folder !== dirname(folder)) continue;
    throw new ConfigError(
      `There is no ${MANIFEST_FILE} in the folder of ${entry} or above: write one, with name, title and port.`,
    );
  }
}

/** The pages that `mini-app build` has made. @throws ConfigError if they are not there. */
function builtPages(folder: string): string {
  const pagesFolder = join(folder, 'dist/page');
  if (existsSync(join(pagesFolder, 'index.html'))) return pagesFolder;
  throw new ConfigError(
    `The pages are not built: there is no dist/page/index.html in ${folder}. Run \`mini-app build\` there.`,
  );
}

/**
 * Runs a mini-app's merchant server until SIGINT or SIGTERM, which stop it gracefully. Its name and port are in the
 * nearest mini-app.json above the entry script; `.env` beside it holds variables that the environment does not set. Exits
 * with code 1 and a line on standard error for each mistake of the configuration.
 *
 * With the argument `--variables` it prints what it reads of its environment as JSON instead (`mini-app doctor`, `pack`).
 */
export async function runMiniApp<
  Selection,
  Summary,
  Given,
  Names extends Variables = NoVariables,
  Services = undefined,
>(definition: MiniAppDefinition<Selection, Summary, Given, Names, Services>): Promise<void> {
  if (process.argv.includes('--variables')) {
    const all = { ...SERVER_VARIABLES, ...definition.variables };
    console.log(JSON.stringify(describeVariables(all, DEFAULTED)));
    return;
  }
  let name = 'mini-app';
  try {
    const folder = appFolder();
    const manifest = readManifest(folder);
    name = manifest.name;
    if (existsSync(join(folder, '.env'))) process.loadEnvFile(join(folder, '.env'));
    const dataFolder = process.env.DATA_DIR || folder;
    const defaults = {
      PORT: String(manifest.port),
      DATA_DIR: folder,
      DATABASE_URL: `file:${join(dataFolder, `${name}.db`)}`,
    };
    const { variables } = definition;
    const config = readConfig(process.env, { defaults, ...(variables ? { variables } : {}) });
    const { secrets, logLevel: level } = config;
    const log = createLogger({ name, level, secrets, personalFields: personalFields(definition.selection) });
    for (const warning of config.warnings) log.warn(warning);
    const pagesFolder = builtPages(folder);
    const database = await openDatabase(config.databaseUrl);
    const server = await createMerchantServer({ definition, config, database, log, folder, pagesFolder });
    const socket = await listen(server.http, config.port, config.host, 'PORT');
    const metricsSocket = await listenForMetrics(server.metrics, config);
    const sockets = metricsSocket ? [socket, metricsSocket] : [socket];
    server.start();
    log.info({ url: config.publicUrl }, 'listening');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void stop(sockets, server, log).then(() => process.exit(0)));
    }
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    // The error may contain the database's URL with its password.
    console.error(lineMasker([])(`${name}: ${text}`));
    process.exit(1);
  }
}
