import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { MANIFEST_FILE } from '@invoicebox/invoicebox-api/manifest';
import { CommandError } from '../app/command-error.js';
import { SERVER_ENTRY } from '../app/layout.js';
import type { MiniAppFolder } from '../app/open-folder.js';
import { readServerVariables } from '../app/variables.js';
import { buildMiniApp } from '../build/build.js';
import { DOCKERIGNORE, dockerfile, environmentExample } from './packed-files.js';
import { type PackageJson, type PlacedPackage, serverPackages } from './server-packages.js';

/** Result of {@link packMiniApp}. */
export interface Packed {
  /** Absolute path of the packed folder. */
  folder: string;
  /** Number of packages in its `node_modules`. */
  packages: number;
}

const hasSegment = (path: string, name: string) => path.split(sep).includes(name);

/** What of a mini-app's data is needed at run time. */
const isData = (path: string) => !/\.tsx?$/.test(path) && !hasSegment(path, 'test-support');

/** Copies a file or folder with what symbolic links lead to, except files whose path inside it is not wanted. */
function copy(from: string, to: string, isWanted: (path: string) => boolean = () => true): void {
  cpSync(from, to, { recursive: true, dereference: true, filter: (path) => isWanted(relative(from, path)) });
}

/** Copies an installed package; of a package of a workspace only the files that would be published. */
function copyPackage({ from, manifest: { files } }: PlacedPackage, to: string): void {
  const isLinked = !hasSegment(from, 'node_modules');
  const published = ['package.json', ...(files ?? [])].filter((name) => existsSync(join(from, name)));
  if (!isLinked) copy(from, to, (path) => !hasSegment(path, 'node_modules'));
  for (const name of isLinked ? published : []) {
    mkdirSync(to, { recursive: true });
    copy(join(from, name), join(to, name), (path) => !path.endsWith('.tsbuildinfo'));
  }
}

/** An empty folder. @throws CommandError if there are files in a folder that was chosen. */
function emptyFolder(app: MiniAppFolder, chosen: string | undefined): string {
  if (chosen === undefined) {
    const folder = join(app.folder, 'dist/pack');
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    return folder;
  }
  const folder = resolve(chosen);
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new CommandError('BAD_USAGE', `${folder} is not empty: name another folder with --to, or delete it.`);
  }
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** The packed mini-app's `package.json`, with the packages that its server imports. */
function packageJson(app: MiniAppFolder, imported: readonly string[], packages: readonly PlacedPackage[]): string {
  const { version } = JSON.parse(readFileSync(join(app.folder, 'package.json'), 'utf8')) as PackageJson;
  const versions = new Map(packages.map(({ to, manifest }) => [to, manifest.version]));
  const dependencies = Object.fromEntries(imported.map((name) => [name, versions.get(`node_modules/${name}`)]));
  const scripts = { start: `node ${SERVER_ENTRY}` };
  const json = { name: app.manifest.name, version, private: true, type: 'module', scripts, dependencies };
  return `${JSON.stringify(json, null, 2)}\n`;
}

/** Writes a file, unless the mini-app has one of its own, which is copied. */
function writeDefault(app: MiniAppFolder, folder: string, name: string, content: string): void {
  const own = join(app.folder, name);
  if (existsSync(own)) cpSync(own, join(folder, name));
  else writeFileSync(join(folder, name), content);
}

/**
 * Builds a mini-app and makes a folder that starts with Node alone: server, pages, data and production dependencies, with
 * `.env.example` and a `Dockerfile`. Native packages are those of this machine's platform.
 *
 * @param to the folder, `dist/pack` of the mini-app by default. It must be empty or absent.
 * @throws CommandError if the folder is not empty, a package is not installed, or the server does not name its variables.
 */
export async function packMiniApp(app: MiniAppFolder, to?: string): Promise<Packed> {
  const folder = emptyFolder(app, to);
  const { serverPackages: imported } = await buildMiniApp(app, folder);
  const packages = serverPackages(app.folder, imported);
  for (const placed of packages) copyPackage(placed, join(folder, placed.to));
  copy(join(app.folder, MANIFEST_FILE), join(folder, MANIFEST_FILE));
  if (existsSync(join(app.folder, 'data'))) copy(join(app.folder, 'data'), join(folder, 'data'), isData);
  writeFileSync(join(folder, 'package.json'), packageJson(app, imported, packages));
  writeDefault(app, folder, '.env.example', environmentExample(await readServerVariables(folder)));
  writeDefault(app, folder, 'Dockerfile', dockerfile(app.manifest));
  writeDefault(app, folder, '.dockerignore', DOCKERIGNORE);
  return { folder, packages: packages.length };
}
