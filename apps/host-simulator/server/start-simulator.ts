import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type HttpBindings, serve, type WebSocketServerLike } from '@hono/node-server';
import { WebSocketServer } from 'ws';
import type { ListedMiniApp } from '../shared/index.js';
import { createSimulatorApp } from './app.js';
import { SimulatedClock } from './clock/simulated-clock.js';
import type { Preset } from './host/preset.js';
import { SEED } from './records/seed.js';
import type { Settings } from './records/settings.js';
import { Simulator } from './state/simulator.js';
import { loadSnapshot } from './state/snapshot-file.js';

/** Options of {@link startSimulator}; the defaults suit tests. */
export interface StartOptions {
  /** A free port by default. */
  port?: number;
  /** Origin of the host's pages, as browsers see it; by default `localhost` with the port. */
  publicOrigin?: string;
  clock?: SimulatedClock;
  settings?: Settings;
  presets?: readonly Preset[];
  miniApps?: ListedMiniApp[];
  /** Absolute path of the built pages. Without it only the APIs are served. */
  pagesFolder?: string;
  /** Snapshot file; the simulator starts with its state if it exists. */
  snapshotFile?: string;
}

/** A running simulator. */
export interface RunningSimulator {
  /** Origin for programs, at `127.0.0.1`; the API is under `/v3` and `/l3`. */
  url: string;
  simulator: Simulator;
  /** Stops listening and closes every connection. */
  stop(): Promise<void>;
}

/**
 * Longer than the keep-alive of clients and load balancers: if the server closed an idle connection first, a request
 * that is on its way would be lost.
 */
const KEEP_ALIVE_MS = 65_000;

/** Maximum size of a message through the WebSocket gate. */
const MAX_MESSAGE_BYTES = 1024 * 1024;

/**
 * Starts a simulator on loopback.
 *
 * @returns once it listens.
 * @throws Error of `listen` for a busy port, SnapshotError for an invalid snapshot file.
 */
export async function startSimulator(options: StartOptions = {}): Promise<RunningSimulator> {
  const { clock = new SimulatedClock(), settings = SEED, port = 0, presets = [], miniApps = [] } = options;
  // The app needs the port, and a free port is known only once the server listens. No request can arrive before that.
  let fetch: (request: Request, env: HttpBindings) => Response | Promise<Response> = () =>
    new Response(null, { status: 503 });
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const server = serve({
    fetch: (request, env) => fetch(request, env as HttpBindings),
    port,
    hostname: '127.0.0.1',
    // The types allow `noServer` to be undefined; it was just set.
    websocket: { server: sockets as unknown as WebSocketServerLike },
  });
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  const { port: listening } = server.address() as AddressInfo;
  const publicOrigin = options.publicOrigin ?? `http://localhost:${listening}`;
  const simulator = new Simulator({ clock, publicOrigin, settings });
  const { snapshotFile, pagesFolder } = options;
  if (snapshotFile !== undefined && existsSync(snapshotFile)) simulator.restore(loadSnapshot(snapshotFile));
  const app = createSimulatorApp({
    simulator,
    presets,
    miniApps,
    paymentPage: `${publicOrigin}/pay/`,
    ...(pagesFolder === undefined ? {} : { pagesFolder }),
    ...(snapshotFile === undefined ? {} : { snapshotFile }),
  });
  fetch = (request, env) => app.fetch(request, env);
  return {
    url: `http://127.0.0.1:${listening}`,
    simulator,
    stop: () =>
      new Promise((resolve) => {
        simulator.reset();
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
