import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root, run } from './run.mjs';
import { build, setUp } from './setup.mjs';

const RUNNER = join(root, 'scripts/lib/run-suite.mjs');

/**
 * The suites of a folder: each is a file or a folder with an `index.ts`.
 *
 * @param {'proof' | 'bench'} kind
 * @returns {string[]} their names in order.
 */
export function suiteNames(kind) {
  return readdirSync(join(root, kind), { withFileTypes: true })
    .flatMap((entry) => {
      if (entry.isFile() && entry.name.endsWith('.suite.ts')) return [entry.name.slice(0, -'.suite.ts'.length)];
      return existsSync(join(root, kind, entry.name, 'index.ts')) ? [entry.name] : [];
    })
    .sort();
}

/**
 * Runs one suite in a process of its own, from its TypeScript sources.
 *
 * @param {'proof' | 'bench'} kind
 * @param {string} name
 * @param {string[]} [options] `--n N`, `--seed S`, `--small`, `--json`.
 * @param {string[]} [record] gets a copy of what the suite prints.
 * @returns {Promise<void>}
 * @throws {Error} if a row is not ok, or the suite fails.
 */
export function runSuite(kind, name, options = [], record = undefined) {
  const file = join(root, kind, `${name}.suite.ts`);
  const entry = existsSync(file) ? file : join(root, kind, name, 'index.ts');
  const node = ['--import', 'tsx', '--conditions=source', '--expose-gc', RUNNER, name, entry, ...options];
  return run(process.execPath, node, record ? { record } : {});
}

/**
 * The command `npm run proof` or `npm run bench`: without a name it lists the suites.
 *
 * @param {'proof' | 'bench'} kind
 */
export async function suiteCommand(kind) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      n: { type: 'string' },
      seed: { type: 'string' },
      small: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  });
  const [name] = positionals;
  const names = suiteNames(kind);
  if (name !== undefined && !names.includes(name)) {
    throw new Error(`There is no ${kind} «${name}»: choose one of ${names.join(', ')}.`);
  }
  await setUp();
  if (name === undefined) {
    for (const each of names) await runSuite(kind, each, ['--summary']);
    return;
  }
  await build();
  const options = [
    ...(values.n ? ['--n', values.n] : []),
    ...(values.seed ? ['--seed', values.seed] : []),
    ...(values.small ? ['--small'] : []),
    ...(values.json ? ['--json'] : []),
  ];
  await runSuite(kind, name, options);
}

/**
 * Runs the command and turns a failure into one line and exit code 1.
 *
 * @param {'proof' | 'bench'} kind
 */
export function runSuiteCommand(kind) {
  suiteCommand(kind).catch((error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
