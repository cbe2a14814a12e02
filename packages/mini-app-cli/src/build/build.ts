import { readdirSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path';
import { type InlineConfig, type Rolldown, build as viteBuild } from 'vite';
import { CommandError } from '../app/command-error.js';
import { PAGES_FOLDER, SERVER_ENTRY, SERVER_SOURCE } from '../app/layout.js';
import { type MiniAppFolder, missingSources } from '../app/open-folder.js';
import { miniApp } from '../vite/mini-app.js';

/** Vite's configuration of the pages: the mini-app's own file if there is one, otherwise the preset alone. */
export function pagesConfig(folder: string): InlineConfig {
  const own = readdirSync(folder).find((name) => /^vite\.config\.[cm]?[jt]s$/.test(name));
  if (own !== undefined) return { root: folder, configFile: join(folder, own) };
  return { root: folder, configFile: false, plugins: [miniApp()] };
}

/**
 * Vite's configuration of the server: one file beside its dependencies, which stay packages.
 *
 * @param to folder in which `dist/server` is written.
 */
export function serverConfig(folder: string, to = folder): InlineConfig {
  return {
    root: folder,
    configFile: false,
    ssr: { external: true },
    build: {
      ssr: SERVER_SOURCE,
      outDir: join(to, dirname(SERVER_ENTRY)),
      emptyOutDir: true,
      target: 'node20',
      sourcemap: true,
      // All files in one folder: `import.meta.url` leads two folders up to the mini-app in each of them.
      rolldownOptions: { output: { entryFileNames: 'main.js', chunkFileNames: '[name]-[hash].js' } },
    },
  };
}

/** Name of the package that a module specifier belongs to. */
function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The packages that built files import. */
function packagesOf(output: readonly Rolldown.RolldownOutput[]): string[] {
  const chunks = output.flatMap((one) => one.output).filter((file) => file.type === 'chunk');
  const own = new Set(chunks.map(({ fileName }) => fileName));
  const imported = chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports]);
  const others = imported.filter((specifier) => !own.has(specifier) && !isBuiltin(specifier));
  return [...new Set(others.map(packageOf))].sort();
}

/** @throws CommandError that names the sources that are missing. */
export function requireSources(app: MiniAppFolder): void {
  const missing = missingSources(app);
  if (missing.length === 0) return;
  const message = `${app.folder} has no ${missing.join(', ')}: create it, or remove its page from mini-app.json.`;
  throw new CommandError('NO_SOURCE', message);
}

/** Runs a build of Vite for production. A build may be started by a test, and Vitest sets NODE_ENV to `test`. */
async function buildForProduction(config: InlineConfig) {
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await viteBuild({ ...config, logLevel: 'warn' });
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

/** Builds the pages to `dist/page` of a folder, by default the mini-app's own. */
export async function buildPages({ folder }: MiniAppFolder, to = folder): Promise<void> {
  await buildForProduction({ ...pagesConfig(folder), build: { outDir: join(to, PAGES_FOLDER), emptyOutDir: true } });
}

/**
 * Builds the server to `dist/server` of a folder.
 *
 * @returns the packages that it imports.
 */
async function buildServer({ folder }: MiniAppFolder, to: string): Promise<string[]> {
  const built = await buildForProduction(serverConfig(folder, to));
  return packagesOf([built].flat().filter((one) => 'output' in one));
}

/**
 * Builds a mini-app: pages and server. Runs nothing, and checks no types.
 *
 * @param to folder in which `dist/` is written, by default the mini-app's own.
 * @returns the packages that its server imports.
 * @throws CommandError that names the sources that are missing.
 */
export async function buildMiniApp(app: MiniAppFolder, to = app.folder): Promise<{ serverPackages: string[] }> {
  requireSources(app);
  await buildPages(app, to);
  return { serverPackages: await buildServer(app, to) };
}
