import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portVariableOf } from '@invoicebox/invoicebox-api/manifest';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { miniApps } from '../../scripts/lib/mini-apps.mjs';

const PORT_VARIABLES = ['SIMULATOR_PORT', ...miniApps().map(({ manifest }) => portVariableOf(manifest.name))];
const root = join(import.meta.dirname, '../..');

const cleanUps: Array<() => void> = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** Runs `npm start` on separate ports. */
async function npmStart() {
  const dataFolder = mkdtempSync(join(tmpdir(), 'invoicebox-start-'));
  const ports = await Promise.all(PORT_VARIABLES.map(async (name) => [name, await freePort()] as const));
  const env = {
    ...process.env,
    ...Object.fromEntries(ports.map(([name, port]) => [name, String(port)])),
    DATA_DIR: dataFolder,
  };
  const run = () => spawn('npm', ['start'], { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  cleanUps.push(() => rmSync(dataFolder, { recursive: true, force: true }));
  return { run, ports };
}

/** What a command prints, and its end. */
function follow(command: ChildProcess) {
  let output = '';
  command.stdout?.on('data', (chunk) => (output += chunk));
  command.stderr?.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => command.once('close', resolve));
  cleanUps.push(() => {
    const hasEnded = command.exitCode !== null || command.signalCode !== null;
    if (!hasEnded && command.pid) process.kill(-command.pid, 'SIGKILL');
  });
  return { ended, output: () => output };
}

/** Whether nobody listens on the port. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

describe('npm start', () => {
  it('answers on all of its addresses and leaves no port behind after Ctrl-C', async () => {
    const { run, ports } = await npmStart();
    const command = run();
    const { ended, output } = follow(command);
    await expect.poll(output, { timeout: 60_000 }).toContain('Ctrl-C stops everything');
    for (const [, port] of ports) {
      const response = await fetch(`http://127.0.0.1:${port}/`);
      expect(response.status).toBe(200);
      expect(output()).toContain(`:${port}/`);
    }
    // The terminal sends Ctrl-C to the whole group.
    if (command.pid) process.kill(-command.pid, 'SIGINT');
    await ended;
    for (const [, port] of ports) await expect.poll(() => isFree(port)).toBe(true);
  });

  it.each(PORT_VARIABLES)('names %s when its port is busy', async (variable) => {
    const { run, ports } = await npmStart();
    const port = ports.find(([name]) => name === variable)?.[1] ?? 0;
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve));
    cleanUps.push(() => squatter.close());
    const { ended, output } = follow(run());
    expect(await ended).not.toBe(0);
    expect(output()).toContain(String(port));
    expect(output()).toContain(variable);
  });
});
