import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPortFree, SERVER_PORT_OFFSET } from '@invoicebox/mini-app-cli';
import { describe, expect, it, onTestFinished } from 'vitest';
import { carWashFiles, folderWith } from '../../packages/mini-app-cli/src/test-support/folder-with.js';
import { freePort } from '../../scripts/lib/free-port.mjs';
import { CLI } from '../../scripts/lib/run.mjs';

/** Generous for a busy machine. */
const TIMEOUT = { timeout: 60_000 };

/** A server that answers with a word and with what it was started with, and counts the signals that stop it. */
const server = (word: string) => `
import { createServer } from 'node:http';
const { PORT, INVOICEBOX_API_URL, PUBLIC_URL } = process.env;
const answer = JSON.stringify({ word: '${word}', PORT, INVOICEBOX_API_URL, PUBLIC_URL });
const server = createServer((_request, response) => response.end(answer)).listen(Number(PORT), '127.0.0.1');
let signals = 0;
process.on('SIGTERM', () => {
  signals += 1;
  server.close();
  setTimeout(() => process.exit(signals === 1 ? 0 : 7), 200);
});
`;

const folder = (change: Record<string, unknown> = {}) =>
  folderWith({ ...carWashFiles(), 'server/main.ts': server('one'), ...change });

/** Runs `mini-app` in a process group of its own. */
function run(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [CLI, ...args], { env: { ...process.env, ...env }, detached: true });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const signal = (name: NodeJS.Signals) => {
    if (child.pid && child.exitCode === null) process.kill(-child.pid, name);
  };
  onTestFinished(() => signal('SIGKILL'));
  return { ended, signal, output: () => output };
}

const wordAt = (url: string) =>
  fetch(url, { headers: { accept: 'application/json' } }).then(
    async (response) => (await response.json()) as Record<string, string>,
    () => undefined,
  );

/** A free port whose server, in development, has a free one too. */
async function freePortPair(): Promise<number> {
  for (;;) {
    const port = await freePort();
    if (await isPortFree(port + SERVER_PORT_OFFSET)) return port;
  }
}

describe('mini-app start', () => {
  it('runs what was built with the settings of a simulator, and stops it by one signal', async () => {
    const app = folder();
    const build = run(['build', app]);
    expect(await build.ended, build.output()).toBe(0);
    const port = String(await freePort());
    const start = run(['start', app, '--simulator', 'http://localhost:4799'], { CAR_WASH_PORT: port });
    await expect
      .poll(() => wordAt(`http://127.0.0.1:${port}/`), TIMEOUT)
      .toMatchObject({ word: 'one', PORT: port, INVOICEBOX_API_URL: 'http://127.0.0.1:4799/v3' });
    const second = run(['start', app], { CAR_WASH_PORT: port });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain('set CAR_WASH_PORT to another one');
    start.signal('SIGTERM');
    expect(await start.ended, start.output()).toBe(0);
  });
});

describe('mini-app dev', () => {
  it('serves pages, passes the rest on to the server, and restarts the server after a change', async () => {
    const app = folder();
    const port = await freePortPair();
    const dev = run(['dev', app], { CAR_WASH_PORT: String(port) });
    const url = `http://127.0.0.1:${port}`;
    await expect
      .poll(() => wordAt(`${url}/api/word`), TIMEOUT)
      .toMatchObject({
        word: 'one',
        PORT: String(port + SERVER_PORT_OFFSET),
        PUBLIC_URL: url,
        INVOICEBOX_API_URL: 'http://127.0.0.1:4700/v3',
      });
    const page = await fetch(`${url}/till/orders/1`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('src="/till/main.ts"');
    writeFileSync(join(app, 'server/main.ts'), server('two'));
    await expect.poll(() => wordAt(`${url}/api/word`), TIMEOUT).toMatchObject({ word: 'two' });
    dev.signal('SIGTERM');
    await dev.ended;
    await expect.poll(() => wordAt(url), TIMEOUT).toBeUndefined();
  });
});

describe('mini-app', () => {
  it.each([
    ['without a command lists them', [], 0, 'mini-app pack [DIR]'],
    ['names an unknown command', ['strat'], 1, 'There is no command «strat»: choose one of dev, build, start'],
    ['names an unknown option', ['build', '--fast'], 1, "Unknown option '--fast'"],
    ['names a folder that is not there', ['build', '/nowhere'], 1, 'There is no folder /nowhere'],
  ])('%s', async (_, args, code, text) => {
    const { ended, output } = run(args);
    expect(await ended).toBe(code);
    expect(output()).toContain(text);
  });

  it('names what is missing: a manifest, a source, a build', async () => {
    const cases = [
      [['build', folderWith({})], 'Create it, for instance: { "name": "car-wash"'],
      [
        ['build', folderWith({ 'mini-app.json': carWashFiles()['mini-app.json'] })],
        'has no server/main.ts, page/index.html',
      ],
      [['start', folder()], 'Run «mini-app build'],
    ] as const;
    for (const [args, text] of cases) {
      const { ended, output } = run([...args]);
      expect(await ended).toBe(1);
      expect(output()).toContain(text);
      expect(output()).not.toContain('    at ');
    }
  });

  it('doctor tells a simulator that does not run', async () => {
    const { ended, output } = run([
      'doctor',
      folder(),
      '--simulator',
      `http://localhost:${await freePort()}`,
      '--json',
    ]);
    expect(await ended).toBe(1);
    const { findings } = JSON.parse(output()) as { findings: Array<{ check: string; ok: boolean; todo?: string }> };
    expect(findings.find(({ check }) => check === 'simulator')).toMatchObject({
      ok: false,
      todo: expect.stringContaining('Start the simulator'),
    });
  });
});
