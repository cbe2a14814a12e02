import { type ServerType, serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { pino } from 'pino';
import { ConfigError, type MerchantConfig, readConfig } from './config/config.js';
import type { MiniApp } from './mini-app.js';
import { createMerchantServer, type MerchantServer } from './server.js';
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
  catalogue: Hono;
  /** Absolute path of the built page. */
  pagesFolder: string;
}

/** Fields that never reach a log: secrets and personal data. */
const MASKED_FIELDS = [
  'token',
  'signingKeys',
  '*.token',
  '*.signingKeys',
  'buyer',
  '*.buyer',
  'customer',
  '*.customer',
];

/** An idle connection is kept longer than nginx keeps its own, 60 s, so that it closes first; in milliseconds. */
const KEEP_ALIVE_MS = 65_000;
/** Calls that are still open may take so long to end after a stop was asked for, in milliseconds. */
const STOP_GRACE_MS = 3_000;

/** Resolves once the socket is open; the error of a busy port names the variable that changes it. */
function listen(server: MerchantServer, config: MerchantConfig): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const socket = serve({ fetch: server.http.fetch, port: config.port, hostname: config.host }, () => resolve(socket));
    if ('keepAliveTimeout' in socket) socket.keepAliveTimeout = KEEP_ALIVE_MS;
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(new ConfigError(`The port ${config.port} is busy: set ${config.portVariable} to a free one.`));
    });
  });
}

async function stop(socket: ServerType, server: MerchantServer): Promise<void> {
  // Status streams never end by themselves: after the grace they are cut, and their pages connect anew.
  const cut = setTimeout(() => 'closeAllConnections' in socket && socket.closeAllConnections(), STOP_GRACE_MS);
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  clearTimeout(cut);
  await server.stop();
}

/**
 * Runs a mini-app's merchant server until SIGINT or SIGTERM, which let it finish what it holds. Ends the process with
 * code 1 and one readable line if it cannot start.
 */
export async function runMerchantServer<Selection>(options: RunOptions<Selection>): Promise<void> {
  try {
    const config = readConfig(process.env, options.defaults, options.portVariable);
    const log = pino({ name: options.name, level: config.logLevel, redact: MASKED_FIELDS });
    const database = await openDatabase(config.databaseUrl);
    const server = await createMerchantServer({ ...options, config, database, log });
    const socket = await listen(server, config);
    server.start();
    log.info({ url: config.publicUrl }, 'listening');
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void stop(socket, server).then(() => process.exit(0)));
    }
  } catch (error) {
    console.error(`${options.name}: ${error instanceof ConfigError ? error.message : String(error)}`);
    process.exit(1);
  }
}
