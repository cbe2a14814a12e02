// Checks that the built SDK can be published: the packed files are right, publint and «are the types wrong» find no
// fault, every entry can be imported without a page, and those for tests of older programs can be required.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { root, run } from './lib/run.mjs';

const SDK = join(root, 'packages/mini-app-sdk');

/** Folders and files allowed at the top of the package. */
const ALLOWED = /^(dist|schema|src|cjs\/dist)\/|^(package\.json|cjs\/package\.json|README\.md|LICENSE)$/;
const TESTS = /\.test\.|test-support|\.tsbuildinfo$/;

/**
 * Resolution modes that most entries do not support: TypeScript without `exports`, and CommonJS that cannot `require`
 * ES modules.
 *
 * @type {ReadonlySet<string>}
 */
const COMMON_JS = new Set(['node10', 'node16-cjs']);

/** Entries that are CommonJS, too, for Jest and for TypeScript's `moduleResolution: node10`. */
const COMMON_JS_ENTRIES = ['./compat', './compat/protocol', './testing'];

/** Packs the SDK as `pnpm publish` does, with workspace and catalog versions replaced. */
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

/** Faults that publint finds. @param {Buffer} tarball */
async function publintFaults(tarball) {
  const content = tarball.buffer.slice(tarball.byteOffset, tarball.byteOffset + tarball.byteLength);
  const { messages, pkg } = await publint({
    pack: { tarball: /** @type {ArrayBuffer} */ (content) },
    strict: true,
  });
  return messages.map((message) => `publint: ${formatMessage(message, pkg ?? {}, { color: false })}`);
}

/**
 * Faults of the types in all supported resolution modes.
 *
 * @param {import('@arethetypeswrong/core').Package} packed
 */
async function typeFaults(packed) {
  const analysis = await checkPackage(packed);
  if (!analysis.types) return ['types: the package has none'];
  return analysis.problems
    .filter(
      (problem) =>
        !('resolutionKind' in problem && COMMON_JS.has(problem.resolutionKind)) ||
        COMMON_JS_ENTRIES.includes(problem.entrypoint),
    )
    .map((problem) => `types: ${JSON.stringify(problem)}`);
}

/**
 * Unexpected files and missing ones.
 *
 * @param {import('@arethetypeswrong/core').Package} packed
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
 * Imports every entry in a process without a page, as server-side rendering does.
 *
 * @param {string[]} entries
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

/**
 * Requires the entries that are CommonJS from the packed package, by a Node that cannot require ES modules.
 *
 * @param {Buffer} tarball
 */
async function requireFaults(tarball) {
  const folder = mkdtempSync(join(tmpdir(), 'invoicebox-require-'));
  const target = join(folder, 'node_modules/@invoicebox/mini-app-sdk');
  /** @type {string[]} */
  const faults = [];
  try {
    mkdirSync(target, { recursive: true });
    writeFileSync(join(folder, 'packed.tgz'), tarball);
    await run('tar', ['-xzf', join(folder, 'packed.tgz'), '--strip-components=1', '-C', target], { quiet: true });
    for (const entry of COMMON_JS_ENTRIES) {
      const code = `if (Object.keys(require('@invoicebox/mini-app-sdk${entry.slice(1)}')).length === 0) process.exit(1);`;
      const node = ['--no-experimental-require-module', '--input-type=commonjs', '--eval', code];
      await run(process.execPath, node, { cwd: folder, quiet: true }).catch(() =>
        faults.push(`${entry} cannot be required`),
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
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
  ...(await requireFaults(tarball)),
  ...(manifest.sideEffects === false ? [] : ['sideEffects is not false']),
  ...(manifest.publishConfig?.provenance === true ? [] : ['publishConfig.provenance is not true']),
  ...(JSON.stringify(manifest).includes('catalog:') ? ['a version is «catalog:»'] : []),
];
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(
  `${manifest.name} ${manifest.version}: ${packed.listFiles().length} files, ${entries.length} entries, ${faults.length} faults`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
