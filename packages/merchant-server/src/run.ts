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

/** Options of {@link runMerchantServer}. */
export interface RunOptions<Selection> {
  /** Name in logs. */
  name: string;
  /** Environment variable of the port. */
  portVariable: string;
  /** Values of variables that the environment does not set. */
  defaults: Record<string, string>;
  miniApp: MiniApp<Selection>;
  /** The mini-app's own API for its pages, mounted under `/api`. */
  routes: Hono;
  /** Absolute path of the built page. */
  pagesFolder: string;
  /** Other origins of images, e.g. a tile server's. */
  imageSources?: readonly string[];
  /** Pages beside the mini-app and the till. */
  sidePages?: readonly SidePage[];
}

/** For the requests that are running at a stop. */
const REQUEST_GRACE_MS = 10_000;
/**
 * For the whole stop, running jobs included: longer than a call to Invoicebox. Jobs that have not ended are taken over by
 * another server, or by this one after its restart.
 */
const STOP_LIMIT_MS = 25_000;

/** Texts to mask in logs. */
function secretsOf(config: MerchantConfig): string[] {
  const password = /:\/\/[^:/\s@]+:([^@\s]+)@/.exec(config.databaseUrl)?.[1];
  return [
    config.token,
    ...config.signingKeys,
    ...config.operators.values(),
    ...(password ? [password, decodeURIComponent(password)] : []),
  ];
}

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

/**
 * Runs a mini-app's merchant server until SIGINT or SIGTERM, which stop it gracefully. Exits with code 1 and one line on
 * standard error if it cannot start.
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
    // The error may contain the database's URL with its password.
    console.error(lineMasker([])(`${options.name}: ${text}`));
    process.exit(1);
  }
}
