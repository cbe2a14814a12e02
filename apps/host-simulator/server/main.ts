import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SimulatedClock } from './clock/simulated-clock.js';
import { readConfig } from './config.js';
import { listMiniApps } from './host/mini-apps.js';
import { readPresets } from './host/preset.js';
import { startSimulator } from './start-simulator.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

function messageOf(error: unknown, port: number | undefined): string {
  if (!(error instanceof Error)) return String(error);
  const isBusy = 'code' in error && error.code === 'EADDRINUSE';
  return isBusy ? `The port ${port} is busy: set SIMULATOR_PORT to a free one.` : error.message;
}

async function start(): Promise<void> {
  let port: number | undefined;
  try {
    const { speed, ...config } = readConfig(process.env);
    port = config.port;
    await startSimulator({
      ...config,
      clock: new SimulatedClock({ speed }),
      // Beside the simulator's own folder.
      miniApps: listMiniApps(process.env, join(root, '..')),
      presets: readPresets(`${root}presets`),
      pagesFolder: `${root}dist/page`,
    });
    console.log(`host-simulator: listening at ${config.publicOrigin}`);
  } catch (error) {
    console.error(`host-simulator: ${messageOf(error, port)}`);
    process.exit(1);
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
}

await start();
