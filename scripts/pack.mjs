// `npm run pack -- NAME [--to FOLDER]`: makes a folder of a mini-app that starts with Node alone.
import { CLI, run } from './lib/run.mjs';
import { build, setUp } from './lib/setup.mjs';

async function main() {
  const [name, ...options] = process.argv.slice(2);
  await setUp();
  await build();
  // Imported here, because it is not compiled before.
  const { miniAppNamed } = await import('./lib/mini-apps.mjs');
  const { folder } = miniAppNamed(name);
  await run(process.execPath, [CLI, 'pack', folder, ...options]);
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
