// `npm run pack -- NAME [--to FOLDER]`: makes a folder of a mini-app that starts with Node alone.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CLI } from './lib/run.mjs';
import { build, setUp } from './lib/setup.mjs';

async function main() {
  const [name, ...options] = process.argv.slice(2);
  await setUp();
  await build();
  // Imported here, because it is not compiled before.
  const { miniAppNamed } = await import('./lib/mini-apps.mjs');
  const { folder } = miniAppNamed(name);
  const [code] = await once(spawn(process.execPath, [CLI, 'pack', folder, ...options], { stdio: 'inherit' }), 'exit');
  process.exitCode = code ?? 1;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
