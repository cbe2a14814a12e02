import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bin, root, run } from './run.mjs';

const MIN_NODE = [20, 19];
const DEPENDENCIES_STAMP = join(root, 'node_modules/.cache/invoicebox/dependencies');
const BUILD_STAMP = join(root, 'node_modules/.cache/invoicebox/build');

/** Apps whose pages Vite builds, after the SDK's script build. */
const PAGE_APPS = ['gas-station', 'business-lounge', 'host-simulator'];

/** Folders with generated content, ignored when checking for changes. */
const GENERATED_FOLDERS = new Set(['node_modules', 'dist', '.data', 'coverage', '.git']);

/** @param {string} file */
function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/**
 * @param {string} file
 * @param {string} stamp
 */
function writeStamp(file, stamp) {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, stamp);
}

/**
 * Every file below a folder that is not generated.
 *
 * @param {string} folder absolute path.
 * @returns {string[]} absolute paths in a fixed order.
 */
function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return GENERATED_FOLDERS.has(entry.name) ? [] : sourceFiles(path);
      return [path];
    });
}

/** @throws {Error} if this version of Node is not supported. */
function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = MIN_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(`Node ${process.versions.node} is too old: install Node ${MIN_NODE.join('.')} or newer.`);
}

/** Installs the dependencies with the pinned pnpm, unless the manifests and the lockfile are unchanged. */
async function installDependencies() {
  const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packageManager = `pnpm@${config.pnpm}`;
  const manifests = ['packages', 'apps']
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => join(root, folder, name, 'package.json')))
    .concat(
      ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((file) => join(root, file)),
      ['e2e', 'conformance', 'stress', 'bench', 'tools/reference', 'tools/test-kit'].map((folder) =>
        join(root, folder, 'package.json'),
      ),
    )
    .filter((file) => existsSync(file));
  const hash = createHash('sha256');
  for (const file of manifests) hash.update(readFileSync(file));
  const stamp = hash.digest('hex');
  if (readStamp(DEPENDENCIES_STAMP) === stamp) return;
  console.error(`Installing dependencies with ${packageManager} …`);
  const install = ['pnpm', 'install', '--frozen-lockfile', '--reporter=append-only'];
  await run('npm', ['exec', '--yes', `--package=${packageManager}`, '--', ...install], { toStderr: true });
  writeStamp(DEPENDENCIES_STAMP, stamp);
}

/** Checks Node and installs the dependencies. Fast if there is nothing to do. */
export async function setUp() {
  requireNode();
  await installDependencies();
}

/** Compiles the packages and servers and builds the pages, unless no source has changed since the last build. */
export async function build() {
  const hash = createHash('sha256');
  for (const file of ['packages', 'apps'].flatMap((folder) => sourceFiles(join(root, folder)))) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file}:${mtimeMs}:${size}\n`);
  }
  hash.update(readFileSync(join(root, 'pnpm-lock.yaml'))).update(readFileSync(join(root, 'tsconfig.build.json')));
  const stamp = hash.digest('hex');
  const built = PAGE_APPS.every((app) => existsSync(join(root, 'apps', app, 'dist')));
  if (built && readStamp(BUILD_STAMP) === stamp) return;
  console.error('Building …');
  await compile();
  // A build may be started by a test, and Vitest sets NODE_ENV to `test`.
  const env = { ...process.env, NODE_ENV: 'production' };
  for (const folder of ['packages/mini-app-sdk', ...PAGE_APPS.map((app) => `apps/${app}`)]) {
    await run(bin('vite'), ['build', '--logLevel', 'warn'], { cwd: join(root, folder), env, toStderr: true });
  }
  writeStamp(BUILD_STAMP, stamp);
}

/** Type-checks everything and compiles the packages and servers. */
export function compile() {
  return run(bin('tsc'), ['-b', join(root, 'tsconfig.build.json')], { toStderr: true });
}
