// `npm run dev`: runs everything with hot reload. Vite serves the pages; servers restart when their compiled code
// changes.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bin, root } from './lib/run.mjs';
import { requireFreePorts, services } from './lib/services.mjs';
import { build, setUp } from './lib/setup.mjs';
import { DEVELOPMENT_PORT_OFFSET } from './lib/vite-pages.mjs';

/** @param {import('./lib/services.mjs').Service} service */
function behindVite({ port, portVariable, env }) {
  return { ...process.env, ...env, [portVariable]: String(port + DEVELOPMENT_PORT_OFFSET) };
}

/** Process groups are signalled where they exist, because some tools run the real program as a child process. */
const hasGroups = process.platform !== 'win32';

/** @param {import('node:child_process').ChildProcess} child */
function endGroup(child) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(hasGroups ? -child.pid : child.pid, 'SIGTERM');
  } catch {
    // It has already ended.
  }
}

async function dev() {
  await setUp();
  const all = services();
  await requireFreePorts(all);
  // The servers require built pages, even though Vite serves the pages in development.
  await build();
  /** @type {import('node:child_process').ChildProcess[]} */
  const children = [];
  const stop = () => {
    for (const child of children) endGroup(child);
  };
  /**
   * @param {string} command
   * @param {string[]} args
   * @param {import('node:child_process').SpawnOptions} [options]
   */
  const start = (command, args, options = {}) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', detached: hasGroups, ...options });
    child.once('exit', stop);
    children.push(child);
  };
  start(bin('tsc'), ['-b', '--watch', '--preserveWatchOutput', join(root, 'tsconfig.build.json')]);
  for (const service of all) {
    start(process.execPath, ['--watch', '--watch-preserve-output', service.entry], {
      // Buyers and Invoicebox use Vite's port, which is the one without the offset.
      env: { ...behindVite(service), PUBLIC_URL: service.url, SIMULATOR_ORIGIN: new URL(service.url).origin },
    });
    start(bin('vite'), ['--clearScreen', 'false'], { cwd: join(root, 'apps', service.name) });
  }
  for (const { title, url } of all) console.log(`  ${title.padEnd(26)}${url}`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, stop);
}

dev().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
