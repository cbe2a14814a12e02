import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inParallel } from './in-parallel.mjs';
import { appProjects, filesOfProjects } from './projects.mjs';
import { bin, CLI, root, run } from './run.mjs';

const MIN_NODE = [20, 19];
const DEPENDENCIES_STAMP = join(root, 'node_modules/.cache/invoicebox/dependencies');
const BUILD_STAMP = join(root, 'node_modules/.cache/invoicebox/build');

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

/** A stamp of everything that decides which dependencies are installed. */
function dependenciesStamp() {
  const hash = createHash('sha256');
  const files = ['package.json', 'pnpm-lock.yaml', 'pnpm-workspace.yaml', ...filesOfProjects('package.json')];
  for (const file of files) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Installs the dependencies with the pinned pnpm, unless the manifests and the lockfile are unchanged. */
async function installDependencies() {
  if (readStamp(DEPENDENCIES_STAMP) === dependenciesStamp()) return;
  const { config } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const packageManager = `pnpm@${config.pnpm}`;
  const lockfile = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  const added = filesOfProjects('package.json')
    .map((file) => dirname(file))
    .filter((folder) => !lockfile.includes(`\n  ${folder}:\n`));
  console.error(`Installing dependencies with ${packageManager} …`);
  if (added.length > 0) console.error(`${added.join(', ')}: new here, added to pnpm-lock.yaml.`);
  const frozen = added.length > 0 ? '--no-frozen-lockfile' : '--frozen-lockfile';
  const install = ['pnpm', 'install', frozen, '--prefer-offline', '--reporter=append-only'];
  await run('npm', ['exec', '--yes', `--package=${packageManager}`, '--', ...install], { toStderr: true });
  writeStamp(DEPENDENCIES_STAMP, dependenciesStamp());
}

/** Checks Node and installs the dependencies. Fast if there is nothing to do. */
export async function setUp() {
  requireNode();
  await installDependencies();
}

/** Whether every app has been built. */
function hasBuilds() {
  const miniApps = filesOfProjects('mini-app.json').map((file) => dirname(file));
  const folders = [...miniApps.filter((folder) => folder.startsWith('apps/')), 'apps/host-simulator'];
  return folders.every((folder) =>
    ['dist/server/main.js', 'dist/page/index.html'].every((file) => existsSync(join(root, folder, file))),
  );
}

/** Compiles the packages, checks types, and builds servers and pages, unless no source has changed since the last build. */
export async function build() {
  const hash = createHash('sha256');
  for (const file of ['packages', 'apps'].flatMap((folder) => sourceFiles(join(root, folder)))) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${file}:${mtimeMs}:${size}\n`);
  }
  hash.update(readFileSync(join(root, 'pnpm-lock.yaml'))).update(readFileSync(join(root, 'tsconfig.build.json')));
  const stamp = hash.digest('hex');
  if (hasBuilds() && readStamp(BUILD_STAMP) === stamp) return;
  console.error('Building …');
  await compile();
  // Imported here, because it is not compiled before.
  const { miniApps } = await import('./mini-apps.mjs');
  // A build may be started by a test, and Vitest sets NODE_ENV to `test`.
  const env = { ...process.env, NODE_ENV: 'production' };
  const vite = ['build', '--logLevel', 'warn'];
  const runVite = (/** @type {string} */ folder, /** @type {string[]} */ options = []) =>
    run(bin('vite'), [...vite, ...options], { cwd: join(root, folder), env, toStderr: true });
  await inParallel([
    // The SDK's scripts for pages without a bundler are one build each.
    () => runVite('packages/mini-app-sdk', ['--mode', 'compat']),
    () => runVite('packages/mini-app-sdk', ['--mode', 'sdk']),
    () => runVite('apps/host-simulator'),
    ...miniApps().map(
      ({ folder }) =>
        () =>
          run(process.execPath, [CLI, 'build', folder], { env, toStderr: true }),
    ),
  ]);
  writeStamp(BUILD_STAMP, stamp);
}

/** Compiles the packages and the simulator's server, and checks the types of the apps. */
export async function compile() {
  await run(bin('tsc'), ['-b', join(root, 'tsconfig.build.json')], { toStderr: true });
  await inParallel(
    appProjects().map((project) => () => run(bin('tsc'), ['-p', join(root, project), '--noEmit'], { toStderr: true })),
  );
}
