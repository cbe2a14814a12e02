// `npm run dev`: runs everything with hot reload. Packages are compiled when they change; mini-apps are run by the command
// `mini-app dev`. Vite serves the pages; servers restart when their code or a package changes.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bin, CLI, root } from './lib/run.mjs';
import { build, setUp } from './lib/setup.mjs';

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
  // The servers require built pages, even though Vite serves the pages in development.
  await build();
  // Imported here, because they are not compiled before.
  const { requireFreePorts, services } = await import('./lib/services.mjs');
  const { SERVER_PORT_OFFSET } = await import('@invoicebox/mini-app-cli');
  const all = services();
  await requireFreePorts(all);
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
  for (const { folder, entry, env: ownEnv, manifest, port, portVariable, url } of all) {
    const env = { ...process.env, ...ownEnv };
    if (manifest) {
      start(process.execPath, [CLI, 'dev', folder], { env });
      continue;
    }
    // Buyers and Invoicebox use Vite's port, which is the one without the offset.
    const behindVite = { [portVariable]: String(port + SERVER_PORT_OFFSET), SIMULATOR_ORIGIN: new URL(url).origin };
    start(process.execPath, ['--watch', '--watch-preserve-output', entry], { env: { ...env, ...behindVite } });
    start(bin('vite'), ['--clearScreen', 'false'], { cwd: folder });
  }
  for (const { title, url } of all) console.log(`  ${title.padEnd(26)}${url}`);
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.once(signal, stop);
}

dev().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
