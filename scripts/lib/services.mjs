import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { portVariableOf, readOtherMiniApps } from '@invoicebox/invoicebox-api/manifest';
import { demonstrationSettings, readPort, requireFreePort, SERVER_ENTRY } from '@invoicebox/mini-app-cli';
import { miniApps } from './mini-apps.mjs';
import { root } from './run.mjs';

/** Timeout for a server's first response. */
const START_TIMEOUT_MS = 60_000;
/** A server that was asked to stop is killed after this time. */
const STOP_TIMEOUT_MS = 8_000;

const SIMULATOR_PORT = 4700;

/** @typedef {import('@invoicebox/invoicebox-api/manifest').MiniAppManifest} MiniAppManifest */

/**
 * A server of the product. A mini-app has a manifest, the simulator has none.
 *
 * @typedef {{ name: string, title: string, folder: string, portVariable: string, port: number, url: string, entry: string, env: Record<string, string>, manifest?: MiniAppManifest }} Service
 */

/**
 * The mini-apps as the simulator lists them (docs/simulator.md, Configuration).
 *
 * @param {ReadonlyArray<{ manifest: MiniAppManifest, url: string }>} listed
 */
function listForSimulator(listed) {
  return JSON.stringify(
    listed.map(({ manifest: { name, title, description, kinds }, url }) => ({ name, title, description, kinds, url })),
  );
}

/** The mini-apps of `MINI_APPS`, which run elsewhere. */
export function otherMiniApps() {
  return readOtherMiniApps(process.env.MINI_APPS ?? '');
}

/**
 * The simulator and the mini-apps that were found, with their URLs and their settings for the demonstration: the
 * simulator's demonstration shop, a database for each mini-app, and the simulator as the only allowed frame ancestor.
 * Those that `MINI_APPS` names are not among them.
 *
 * @param {string} [dataFolder] folder of the databases.
 * @param {Readonly<Record<string, number>>} [ports] ports by their variables; by default those of the environment.
 * @returns {Service[]} the simulator first.
 */
export function services(dataFolder = process.env.DATA_DIR || join(root, '.data'), ports = {}) {
  const portOf = (/** @type {string} */ variable, /** @type {number} */ fallback) =>
    ports[variable] ?? readPort(process.env, [variable], fallback);
  const simulatorPort = portOf('SIMULATOR_PORT', SIMULATOR_PORT);
  const simulator = `http://localhost:${simulatorPort}`;
  const elsewhere = new Set(otherMiniApps().map(({ name }) => name));
  const found = miniApps().map(({ folder, manifest }) => {
    const portVariable = portVariableOf(manifest.name);
    const port = portOf(portVariable, manifest.port);
    return {
      name: manifest.name,
      title: manifest.title.en,
      folder,
      portVariable,
      port,
      url: `http://127.0.0.1:${port}/`,
      entry: join(folder, SERVER_ENTRY),
      env: {
        ...demonstrationSettings({ simulator, dataFolder, name: manifest.name }),
        PORT: String(port),
        LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
      },
      manifest,
    };
  });
  return [
    {
      name: 'host-simulator',
      title: 'Simulator of Invoicebox',
      folder: join(root, 'apps/host-simulator'),
      portVariable: 'SIMULATOR_PORT',
      port: simulatorPort,
      url: `${simulator}/`,
      entry: join(root, 'apps/host-simulator/dist/server/main.js'),
      env: { SIMULATOR_PORT: String(simulatorPort), SIMULATOR_MINI_APPS: listForSimulator(found) },
    },
    ...found.filter(({ name }) => !elsewhere.has(name)),
  ];
}

/**
 * Checks that all ports are free.
 *
 * @param {Service[]} wanted
 * @throws {Error} that names the variable to change, if a port is taken.
 */
export async function requireFreePorts(wanted) {
  for (const { port, portVariable, title } of wanted) await requireFreePort(port, title, portVariable);
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
