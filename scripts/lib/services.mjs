import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { root } from './run.mjs';

/** Timeout for a server's first response. */
const START_TIMEOUT_MS = 60_000;
/** A server that was asked to stop is killed after this time. */
const STOP_TIMEOUT_MS = 8_000;

/**
 * A server of the product.
 *
 * @typedef {{ name: string, title: string, portVariable: string, port: number, url: string, entry: string, env: Record<string, string> }} Service
 */

/**
 * The ports of the servers by their variables.
 *
 * @typedef {{ SIMULATOR_PORT: number, GAS_STATION_PORT: number, BUSINESS_LOUNGE_PORT: number }} Ports
 */

/**
 * A port from the environment.
 *
 * @param {string} variable
 * @param {number} fallback
 */
function portOf(variable, fallback) {
  const text = process.env[variable] ?? '';
  if (text === '') return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${variable} is «${text}»: expected a port from 1 to 65535.`);
}

/**
 * The ports from the environment.
 *
 * @returns {Ports}
 */
function portsOfEnvironment() {
  return {
    SIMULATOR_PORT: portOf('SIMULATOR_PORT', 4700),
    GAS_STATION_PORT: portOf('GAS_STATION_PORT', 4701),
    BUSINESS_LOUNGE_PORT: portOf('BUSINESS_LOUNGE_PORT', 4702),
  };
}

/**
 * The servers with their URLs and their settings for the demonstration: the simulator's demonstration shop, a database
 * for each mini-app, and the simulator as the only allowed frame ancestor.
 *
 * The simulator is on `localhost` and the mini-apps are on `127.0.0.1`: two sites, as in production.
 *
 * @param {string} [dataFolder] folder of the databases.
 * @param {Ports} [ports]
 * @returns {Service[]}
 */
export function services(dataFolder = process.env.DATA_DIR || join(root, '.data'), ports = portsOfEnvironment()) {
  const simulatorPort = ports.SIMULATOR_PORT;
  const simulatorOrigin = `http://localhost:${simulatorPort}`;
  const portEnvironment = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)]));

  /**
   * @param {string} name
   * @param {string} title
   * @param {'GAS_STATION_PORT' | 'BUSINESS_LOUNGE_PORT'} portVariable
   * @returns {Service}
   */
  const miniApp = (name, title, portVariable) => ({
    name,
    title,
    portVariable,
    port: ports[portVariable],
    url: `http://127.0.0.1:${ports[portVariable]}/`,
    entry: join(root, 'apps', name, 'dist/server/main.js'),
    env: {
      ...portEnvironment,
      INVOICEBOX_API_URL: `http://127.0.0.1:${simulatorPort}/v3`,
      INVOICEBOX_TOKEN: 'b37c4c689295904ed21eee5d9a48d42e',
      INVOICEBOX_MERCHANT_ID: 'ffffffff-ffff-ffff-ffff-ffffffffffff',
      INVOICEBOX_SIGNING_KEYS: 'demo-signing-key',
      DATABASE_URL: `file:${join(dataFolder, `${name}.db`)}`,
      FRAME_ANCESTORS: simulatorOrigin,
      // The till's operator `demo`, PIN 1234. A public server for Invoicebox's own API refuses to start with it.
      TILL_OPERATORS: 'demo=scrypt:L0xKr2OX_U3rYOcZuSiZRg:YVqRUef79HanDljw5whOTgqjZwb88F8Eq4y2Vul9ikY',
      LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
    },
  });

  const gasStation = miniApp('gas-station', 'Gas station', 'GAS_STATION_PORT');
  gasStation.env.FORECOURT_FILE = join(dataFolder, 'forecourt.json');
  return [
    {
      name: 'host-simulator',
      title: 'Simulator of Invoicebox',
      portVariable: 'SIMULATOR_PORT',
      port: simulatorPort,
      url: `${simulatorOrigin}/`,
      entry: join(root, 'apps/host-simulator/dist/server/main.js'),
      env: portEnvironment,
    },
    gasStation,
    miniApp('business-lounge', 'Business lounge', 'BUSINESS_LOUNGE_PORT'),
  ];
}

/**
 * Checks that all ports are free.
 *
 * @param {Service[]} wanted
 * @throws {Error} that names the variable to change, if a port is taken.
 */
export async function requireFreePorts(wanted) {
  for (const { port, portVariable, title } of wanted) {
    await new Promise((resolve, reject) => {
      const probe = createServer();
      probe.once('error', () =>
        reject(new Error(`Port ${port}, for «${title}», is busy: free it, or set ${portVariable} to another one.`)),
      );
      probe.listen(port, '127.0.0.1', () => probe.close(resolve));
    });
  }
}

/**
 * @param {Service} service
 * @param {AbortSignal} died
 */
async function answers({ url, name }, died) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    if (died.aborted) throw new Error(`${name} ended before it answered.`);
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    if (Date.now() > deadline) throw new Error(`${name} gave no answer at ${url} within ${START_TIMEOUT_MS / 1000} s.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Starts servers and waits until each answers.
 *
 * @param {Service[]} wanted
 * @param {(name: string, how: string) => void} onDeath called when a server ends unexpectedly.
 * @param {{ toStderr?: boolean, onOutput?: (text: string) => void }} [options] `toStderr` sends all output to standard
 *   error, to keep standard output for figures; `onOutput` receives the output instead.
 * @returns {Promise<{ stop: () => Promise<void>, kill: () => Promise<void> }>} `stop` shuts all servers down and
 *   resolves when all have ended; `kill` ends them with SIGKILL, like a power cut.
 * @throws {Error} if a server does not start. The others are stopped then.
 */
export async function startServices(wanted, onDeath, { toStderr = false, onOutput } = {}) {
  let stopping = false;
  const died = new AbortController();
  const children = wanted.map(({ name, entry, env }) => {
    const preload = join(root, 'scripts/lib/end-with-parent.mjs');
    const child = spawn(process.execPath, ['--import', preload, entry], {
      env: { ...process.env, ...env },
      stdio: onOutput ? ['ignore', 'pipe', 'pipe', 'ipc'] : ['ignore', toStderr ? 2 : 'inherit', 'inherit', 'ipc'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text) => onOutput?.(text));
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.once('exit', (code, signal) => {
      if (stopping) return;
      died.abort();
      onDeath(name, signal ?? `code ${code}`);
    });
    return { child, ended };
  });
  /** @param {NodeJS.Signals} signal */
  const end = async (signal) => {
    stopping = true;
    for (const { child } of children) child.kill(signal);
    await Promise.all(children.map(({ ended }) => ended));
  };
  const kill = () => end('SIGKILL');
  const stop = async () => {
    const killer = setTimeout(kill, STOP_TIMEOUT_MS);
    await end('SIGTERM');
    clearTimeout(killer);
  };
  try {
    await Promise.all(wanted.map((service) => answers(service, died.signal)));
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop, kill };
}
