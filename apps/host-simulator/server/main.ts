import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { systemClock } from '@invoicebox/invoicebox-api';
import { createSimulatorApp } from './app.js';
import { readConfig } from './config.js';
import { readPresets } from './host/preset.js';
import { Simulator } from './state/simulator.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

function fail(message: string): never {
  console.error(`host-simulator: ${message}`);
  process.exit(1);
}

function start(): void {
  const config = readConfig(process.env);
  const simulator = new Simulator({ clock: systemClock, paymentPageOrigin: config.publicOrigin });
  const app = createSimulatorApp({
    simulator,
    presets: readPresets(`${root}presets`),
    miniApps: config.miniApps,
    paymentPage: `${config.publicOrigin}/pay/`,
    pagesFolder: `${root}dist/web`,
  });
  const server = serve({ fetch: app.fetch, port: config.port, hostname: '127.0.0.1' }, () => {
    console.log(`host-simulator: listening at ${config.publicOrigin}`);
  });
  server.once('error', (error: NodeJS.ErrnoException) => {
    fail(
      error.code === 'EADDRINUSE'
        ? `The port ${config.port} is busy: set SIMULATOR_PORT to a free one.`
        : `The server cannot listen: ${error.message}`,
    );
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
}

try {
  start();
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}
