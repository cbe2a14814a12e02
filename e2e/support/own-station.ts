import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, vi } from 'vitest';
import { root } from '../../scripts/lib/run.mjs';
import { services } from '../../scripts/lib/services.mjs';
import { freePort } from './free-port.js';

const { api } = inject('addresses');

/** A gas station beside the shared one, with data of its own. */
export interface OwnStation {
  url: string;
  /** Where its data lie. */
  folder: string;
  start(): Promise<void>;
  /** Ends it without a word, as a power cut does. */
  kill(): Promise<void>;
  /** Kills it and removes its data. */
  remove(): Promise<void>;
}

/**
 * Prepares a gas station of its own; nobody calls it, it hears of payments through the gate.
 *
 * @param environment further settings, made from the folder of its data.
 */
export async function ownStation(environment: (folder: string) => Record<string, string>): Promise<OwnStation> {
  const folder = mkdtempSync(join(tmpdir(), 'invoicebox-station-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const known = services(folder).find(({ name }) => name === 'gas-station');
  if (!known) throw new Error('There is no gas station.');
  const env = {
    ...process.env,
    ...known.env,
    GAS_STATION_PORT: String(port),
    DEMO_STATIONS: '500',
    NOTIFICATIONS: 'gate',
    INVOICEBOX_GATE_URL: `${api.replace('http:', 'ws:')}/v3/gate/rpc`,
    ...environment(folder),
  };
  const guard = join(root, 'scripts/lib/end-with-parent.mjs');
  let child: ChildProcess | undefined;
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    url,
    folder,
    async start() {
      const args = ['--import', guard, known.entry];
      child = spawn(process.execPath, args, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      await vi.waitFor(async () => expect((await fetch(`${url}readyz`)).status).toBe(200), { timeout: 30_000 });
    },
    kill,
    async remove() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
