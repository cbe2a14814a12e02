// Every mini-app, packed into an empty folder, starts there with Node alone and serves its pages.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type RunningSimulator, startSimulator } from '@invoicebox/host-simulator';
import { demonstrationSettings, PAGES_FOLDER, pagesOf, SERVER_ENTRY } from '@invoicebox/mini-app-cli';
import { check, exactly, reported, until } from '@invoicebox/test-kit';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { miniApps } from '../../scripts/lib/mini-apps.mjs';
import { CLI } from '../../scripts/lib/run.mjs';

let simulator: RunningSimulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator?.stop());

/** An empty folder outside the repository. */
function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mini-app-pack-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a packed server with nothing but Node and its settings. */
function runServer(folder: string, settings: Record<string, string>): { url: string; output: () => string } {
  const child: ChildProcess = spawn(process.execPath, [SERVER_ENTRY], { cwd: folder, env: settings });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { url: `http://127.0.0.1:${settings.PORT}`, output: () => output };
}

/** Paths of symbolic links below a folder: what they lead to is not packed. */
function linksIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    lstatSync(join(folder, path)).isSymbolicLink(),
  );
}

test.for(miniApps())('$manifest.name', async ({ folder, manifest }, { task }) => {
  const packed = emptyFolder();
  await promisify(execFile)(process.execPath, [CLI, 'pack', folder, '--to', packed]);
  const { name } = manifest;
  const port = String(await freePort());
  const settings = demonstrationSettings({ simulator: simulator.url, dataFolder: emptyFolder(), name });
  const server = runServer(packed, { ...settings, PORT: port });
  const ready = async () => (await fetch(`${server.url}/readyz`).catch(() => undefined))?.status ?? server.output();
  await until(ready, (status) => status === 200, `${name} is ready`);
  const pages = pagesOf(manifest);
  const served = await Promise.all(
    pages.map(async ({ path }) => {
      const response = await fetch(server.url + path);
      const script = /src="(\/assets\/[^"]+)"/.exec(await response.text())?.[1] ?? '';
      return { status: response.status, script: (await fetch(server.url + script)).status };
    }),
  );
  expect(served).toEqual(pages.map(() => ({ status: 200, script: 200 })));
  check(
    task,
    exactly('pages served', served.length, pages.length),
    exactly('symbolic links', linksIn(packed).length, 0),
    reported('packages', readdirSync(join(packed, 'node_modules')).length),
    reported('files of the pages', readdirSync(join(packed, PAGES_FOLDER, 'assets')).length),
  );
});
