// `npm run conformance -- NAME` and `npm run stress -- NAME [--n N] [--seed S] [--json]`.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from './browser.mjs';
import { printJson, printTable } from './rows.mjs';
import { RowsReporter } from './rows-reporter.mjs';
import { root } from './run.mjs';
import { build, setUp } from './setup.mjs';
import { printList } from './summary.mjs';

/** Timeout of one test in a deep run. */
const DEEP_TIMEOUT_MS = 3_600_000;

/** Folders with generated content. */
const SKIPPED = new Set(['node_modules', 'dist', '.data']);

/**
 * Finds files by the end of their name.
 *
 * @param {string} folder relative to the repository.
 * @param {string} ending
 * @returns {string[]} paths relative to the repository.
 */
function filesBelow(folder, ending) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : filesBelow(path, ending);
    return entry.name.endsWith(ending) ? [path] : [];
  });
}

/**
 * The test files of a command by their handle, which is the base name. Property tests beside the code belong to
 * `stress`.
 *
 * @param {'conformance' | 'stress'} kind
 * @returns {Map<string, string>} path of each file by its handle, sorted.
 * @throws {Error} if two files have the same handle.
 */
function claimsOf(kind) {
  const files = filesBelow(kind, '.test.ts').map((file) => ({ file, ending: '.test.ts' }));
  if (kind === 'stress') {
    const property = ['packages', 'apps'].flatMap((folder) => filesBelow(folder, '.property.test.ts'));
    files.push(...property.map((file) => ({ file, ending: '.property.test.ts' })));
  }
  /** @type {Map<string, string>} */
  const claims = new Map();
  for (const { file, ending } of files) {
    const handle = file.slice(file.lastIndexOf('/') + 1, -ending.length);
    const other = claims.get(handle);
    if (other) throw new Error(`${file} and ${other} have the same name: «${handle}» must be one test file.`);
    claims.set(handle, file);
  }
  return new Map([...claims].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * Returns an option's value if it is a whole number.
 *
 * @param {string | undefined} text
 * @param {string} option
 */
function wholeNumber(text, option) {
  if (text === undefined || /^\d+$/.test(text)) return text;
  throw new Error(`--${option} is «${text}»: expected a whole number.`);
}

/** @param {'conformance' | 'stress'} kind */
async function main(kind) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { n: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean', default: false } },
  });
  const claims = claimsOf(kind);
  const [name] = positionals;
  if (name === undefined) return printList(claims);
  const file = claims.get(name);
  if (!file) {
    const other = kind === 'stress' ? 'conformance' : 'stress';
    if (claimsOf(other).has(name))
      throw new Error(`«${name}» belongs to the other command: npm run ${other} -- ${name}`);
    throw new Error(`There is no «${name}» in ${kind}: choose one of ${[...claims.keys()].join(', ')}.`);
  }
  const runs = wholeNumber(values.n, 'n');
  const seed = Number(wholeNumber(values.seed, 'seed') ?? Math.floor(Math.random() * 2 ** 31));
  await setUp();
  process.env.CHROMIUM_PATH = await ensureBrowser();
  await build();
  console.error(`${name}: seed ${seed}${runs ? `, ${runs} cases` : ''}`);
  Object.assign(process.env, { DEEP: '1', SEED: String(seed), ...(runs ? { RUNS: runs } : {}) });
  const reporter = new RowsReporter();
  // Imported here, because Vitest may not be installed before setUp().
  const { startVitest } = await import('vitest/node');
  const config = file.startsWith(kind) ? 'vitest.system.config.ts' : 'vitest.config.ts';
  const vitest = await startVitest('test', [file], {
    root,
    config: join(root, config),
    watch: false,
    reporters: [reporter],
    // Long, because the duration depends on the number of cases. Timeouts inside the tests detect a hang.
    testTimeout: DEEP_TIMEOUT_MS,
  });
  await vitest.close();
  const { rows } = reporter;
  if (values.json) printJson({ suite: name, seed }, rows);
  else printTable(rows);
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}

/**
 * Runs the command. An error is printed as one line, with exit code 1.
 *
 * @param {'conformance' | 'stress'} kind
 */
export function runClaims(kind) {
  main(kind)
    .catch((error) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    })
    // A browser or server that a test left running must not keep the process alive.
    .finally(() => process.exit());
}
