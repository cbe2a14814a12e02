import { Hono } from 'hono';
import type { Logger } from 'pino';
import { ConfigError, type MerchantConfig, readConfig } from './config/config.js';
import { openSocket, type Socket } from './http/socket.js';
import { createLogger } from './logging/logger.js';
import { lineMasker } from './logging/mask.js';
import type { Metrics } from './metrics/metrics.js';
import type { MiniApp } from './mini-app.js';
import { createMerchantServer, type MerchantServer, type SidePage } from './server.js';
import { openDatabase } from './storage/open-database.js';

/** A mini-app's back end, ready to run as a process. */
export interface RunOptions<Selection> {
  /** Name in logs. */
  name: string;
  /** Variable that holds the port. */
  portVariable: string;
  /** Configuration where the environment says nothing. */
  defaults: Record<string, string>;
  miniApp: MiniApp<Selection>;
  /** The mini-app's own API for its pages, mounted under `/api`. */
  routes: Hono;
  /** Absolute path of the built page. */
  pagesFolder: string;
  /** Further origins that pages take pictures from, for instance a tile server's. */
  imageSources?: readonly string[];
  /** Pages beside the mini-app and its till. */
  sidePages?: readonly SidePage[];
}

/** Requests that came before a stop may take so long to be answered, in milliseconds. */
const REQUEST_GRACE_MS = 10_000;
/**
 * Then running jobs get the rest of this, in milliseconds: longer than one call to Invoicebox takes. What has not ended by
 * then is taken up by another server, or by this one when it starts again.
 */
const STOP_LIMIT_MS = 25_000;

/** Texts that no log may show. */
function secretsOf(config: MerchantConfig): string[] {
  const password = /:\/\/[^:/\s@]+:([^@\s]+)@/.exec(config.databaseUrl)?.[1];
  return [
    config.token,
    ...config.signingKeys,
    ...config.operators.values(),
    ...(password ? [password, decodeURIComponent(password)] : []),
  ];
}

/** Resolves once the socket is open; the error of a busy port names the variable that changes it. */
async function listen(http: Pick<Hono, 'fetch'>, port: number, hostname: string, variable: string): Promise<Socket> {
  try {
    return await openSocket(http, { port, hostname });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new ConfigError(`The port ${port} is busy: set ${variable} to a free one.`);
  }
}

/** Serves /metrics on a port of its own, so that no proxy can hand it out to the world. */
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
  log.info('Stopping: what runs is finished first.');
  const giveUp = setTimeout(() => {
    log.warn('Not everything ended in time: another server takes it up.');
    process.exit(0);
  }, STOP_LIMIT_MS);
  await Promise.all(sockets.map((socket) => socket.stop(REQUEST_GRACE_MS)));
  await server.stop();
  clearTimeout(giveUp);
}

/**
 * Runs a mini-app's merchant server until SIGINT or SIGTERM, which let it finish what it holds. Ends the process with
 * code 1 and one readable line if it cannot start.
 */
export async function runMerchantServer<Selection>(options: RunOptions<Selection>): Promise<void> {
  try {
    const config = readConfig(process.env, options.defaults, options.portVariable);
    const log = createLogger({ name: options.name, level: config.logLevel, secrets: secretsOf(config) });
    for (const warning of config.warnings) log.warn(warning);
    const database = await openDatabase(config.databaseUrl);
    const server = await createMerchantServer({ ...options, config, database, log });
    const socket = await listen(server.http, config.port, config.host, config.portVariable);
    const metricsSocket = await listenForMetrics(server.metrics, config);
    const sockets = metricsSocket ? [socket, metricsSocket] : [socket];
    server.start();
    log.info({ url: config.publicUrl }, 'listening');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void stop(sockets, server, log).then(() => process.exit(0)));
    }
  } catch (error) {
    const text = error instanceof ConfigError ? error.message : String(error);
    // A database's address may stand in its error.
    console.error(lineMasker([])(`${options.name}: ${text}`));
    process.exit(1);
  }
}
