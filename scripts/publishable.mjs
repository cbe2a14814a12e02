// Checks that the SDK could be published as it is: what is packed has the right files, publint and «are the types wrong»
// find nothing, and every entry can be imported where there is no page. Wants the SDK built.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root, run } from './lib/run.mjs';

const SDK = join(root, 'packages/mini-app-sdk');

/** Folders and files that a published package may have at its top. */
const ALLOWED = /^(dist|schema|src)\/|^(package\.json|README\.md|LICENSE)$/;
const TESTS = /\.test\.|test-support|\.tsbuildinfo$/;

/**
 * Ways to look for types that no one promises: CommonJS before `require` of modules, and TypeScript before `exports`.
 *
 * @type {ReadonlySet<string>}
 */
const NOT_PROMISED = new Set(['node10', 'node16-cjs']);

/** Packs the SDK as `pnpm publish` does, which replaces what only a workspace knows. */
async function pack() {
  const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'invoicebox-pack-'));
  try {
    const pnpm = ['exec', '--yes', `--package=pnpm@${config.pnpm}`, '--', 'pnpm', 'pack', '--pack-destination', folder];
    await run('npm', pnpm, { cwd: SDK, quiet: true });
    const [tarball] = readdirSync(folder);
    if (!tarball) throw new Error('Nothing was packed.');
    return readFileSync(join(folder, tarball));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * What publint has to say.
 *
 * @param {Buffer} tarball
 * @returns {Promise<string[]>}
 */
async function publintFaults(tarball) {
  const content = tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength);
  const { messages, pkg } = await publint({
    pack: { tarball: /** @type {ArrayBuffer} */ (content) },
    strict: true,
  });
  return messages.map((message) => `publint: ${formatMessage(message, pkg ?? {}, { color: false })}`);
}

/**
 * What is wrong with the types, by every way of looking for them that is promised.
 *
 * @param {import('@arethetypeswrong/core').Package} packed
 * @returns {Promise<string[]>}
 */
async function typeFaults(packed) {
  const analysis = await checkPackage(packed);
  if (!analysis.types) return ['types: the package has none'];
  return analysis.problems
    .filter((problem) => !('resolutionKind' in problem && NOT_PROMISED.has(problem.resolutionKind)))
    .map((problem) => `types: ${JSON.stringify(problem)}`);
}

/**
 * Files that no one who installs the package needs, and licence or readme that are missing.
 *
 * @param {import('@arethetypeswrong/core').Package} packed
 * @returns {string[]}
 */
function fileFaults(packed) {
  const files = packed.listFiles().map((path) => path.replace(`/node_modules/${packed.packageName}/`, ''));
  const missing = ['README.md', 'LICENSE', 'package.json'].filter((name) => !files.includes(name));
  return [
    ...files.filter((path) => !ALLOWED.test(path) || TESTS.test(path)).map((path) => `${path} is packed`),
    ...missing.map((name) => `${name} is not packed`),
  ];
}

/**
 * Imports every entry in a process without a page, as a server that renders does.
 *
 * @param {string[]} entries
 * @returns {Promise<string[]>}
 */
async function importFaults(entries) {
  /** @type {string[]} */
  const faults = [];
  for (const entry of entries) {
    const name = `@invoicebox/mini-app-sdk${entry.slice(1)}`;
    const type = entry.endsWith('.json') ? ", { with: { type: 'json' } }" : '';
    const code = `if (typeof window !== 'undefined') throw new Error('There is a page.'); await import('${name}'${type});`;
    const node = ['--no-warnings', '--input-type=module', '--eval', code];
    await run(process.execPath, node, { cwd: SDK, quiet: true }).catch(() =>
      faults.push(`${name} cannot be imported where there is no page`),
    );
  }
  return faults;
}

const tarball = await pack();
const packed = createPackageFromTarballData(tarball);
const manifest = JSON.parse(packed.readFile(`/node_modules/${packed.packageName}/package.json`));
const entries = Object.keys(manifest.exports);
const faults = [
  ...fileFaults(packed),
  ...(await publintFaults(tarball)),
  ...(await typeFaults(packed)),
  ...(await importFaults(entries)),
  ...(manifest.sideEffects === false ? [] : ['sideEffects is not false']),
  ...(manifest.publishConfig?.provenance === true ? [] : ['publishConfig.provenance is not true']),
  ...(JSON.stringify(manifest).includes('catalog:') ? ['a version is «catalog:»'] : []),
];
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(
  `${manifest.name} ${manifest.version}: ${packed.listFiles().length} files, ${entries.length} entries, ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
