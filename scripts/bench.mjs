// `npm run bench -- NAME [--n N] [--json]`: runs one benchmark in its own process. Without a name, lists all.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/run.mjs';
import { build, setUp } from './lib/setup.mjs';
import { printList } from './lib/summary.mjs';

const [name, ...options] = process.argv.slice(2);
const benches = new Map(
  readdirSync(join(root, 'bench'))
    .map((folder) => /** @type {const} */ ([folder, `bench/${folder}/index.ts`]))
    .filter(([, file]) => existsSync(join(root, file))),
);

async function main() {
  if (name === undefined) return printList(benches);
  const file = benches.get(name);
  if (!file) throw new Error(`There is no benchmark «${name}»: choose one of ${[...benches.keys()].join(', ')}.`);
  await setUp();
  await build();
  const node = ['--import', 'tsx', '--conditions=source', '--expose-gc', join(root, 'scripts/lib/run-bench.mjs')];
  const [code] = await once(spawn(process.execPath, [...node, name, file, ...options], { stdio: 'inherit' }), 'exit');
  process.exitCode = code ?? 1;
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
