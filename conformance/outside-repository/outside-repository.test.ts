// The template booking, in a folder outside the repository with the packed packages: types, tests, build, start and a sale.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portVariableOf, readManifest } from '@invoicebox/invoicebox-api/manifest';
import { until } from '@invoicebox/test-kit';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchChromium } from '../../scripts/lib/browser.mjs';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { bin, root, run } from '../../scripts/lib/run.mjs';
import { services, startServices } from '../../scripts/lib/services.mjs';
import { bookInWorkbench } from '../third-app/journeys.js';
import { copyTemplate } from '../third-app/repository-copy.js';
import { installPacked } from './packed-packages.js';

const TEMPLATE = 'templates/booking';
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'outside-')));
const app = join(folder, 'booking');
const cli = join(app, 'node_modules/@invoicebox/mini-app-cli/bin/mini-app.js');

beforeAll(async () => {
  copyTemplate(TEMPLATE, app);
  await installPacked(app, join(root, TEMPLATE), folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command in the mini-app's folder. Its output is shown if it fails. */
const inApp = (command: string, args: string[], env: Record<string, string> = {}) =>
  run(command, args, { cwd: app, quiet: true, env: { ...process.env, ...env } });

test.for([
  ['NodeNext', 'NodeNext'],
  ['ESNext', 'Bundler'],
] as const)('its types are right with the modules %s and the resolution %s', async ([module, moduleResolution]) => {
  await inApp(bin('tsc'), ['-p', '.', '--module', module, '--moduleResolution', moduleResolution]);
});

test('its own tests pass', async () => {
  await inApp(process.execPath, [join(app, 'node_modules/vitest/vitest.mjs'), 'run']);
});

/** Starts the built simulator. @returns its URL. */
async function startSimulator(): Promise<string> {
  const ports = { SIMULATOR_PORT: await freePort() };
  const [simulator] = services(folder, ports);
  if (!simulator) throw new Error('There is no simulator.');
  const onDeath = (name: string, how: string) => console.error(`${name} ended: ${how}.`);
  const running = await startServices([simulator], onDeath, { onOutput: () => undefined });
  onTestFinished(running.kill);
  return simulator.url;
}

test('it is built, checked, started and sold', async () => {
  await inApp(process.execPath, [cli, 'build']);
  const simulator = await startSimulator();
  const port = await freePort();
  const portSetting = { [portVariableOf(readManifest(app).name)]: String(port) };
  await inApp(process.execPath, [cli, 'doctor', '--simulator', simulator], portSetting);
  const env = { ...process.env, ...portSetting };
  const server: ChildProcess = spawn(process.execPath, [cli, 'start', '--simulator', simulator], { cwd: app, env });
  onTestFinished(() => void server.kill('SIGKILL'));
  let output = '';
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', (chunk) => (output += chunk));
  const url = `http://127.0.0.1:${port}/`;
  const ready = async () => (await fetch(`${url}readyz`).catch(() => undefined))?.status ?? output;
  await until(ready, (status) => status === 200, 'the mini-app is ready');
  const browser = await launchChromium();
  onTestFinished(() => browser.close());
  const code = await bookInWorkbench(browser, { simulator, app: url }, { mode: 'order-web', locale: 'en' });
  expect(code).toMatch(/^BK-/);
});
