import { join, resolve } from 'node:path';
import { preact } from '@preact/preset-vite';
import { defaultClientConditions, type PluginOption, type UserConfig } from 'vite';
import { PAGES_FOLDER, SERVER_PORT_OFFSET } from '../app/layout.js';
import { addresses } from './addresses.js';
import { htmlNames } from './html-names.js';
import { pageHead } from './page-head.js';

/** Whether this package is used from its repository: only there do the packages have their sources. */
const IN_REPOSITORY = !import.meta.url.includes('/node_modules/');

/** Pages and the server that they are developed with. */
export interface PagesOptions {
  /** HTML files by name, relative to the root: `{ till: 'till/index.html' }` is built as `till.html`. */
  entries: Readonly<Record<string, string>>;
  /** Names of pages by the path at which, and below which, they are served: `{ '/': 'index', '/till': 'till' }`. */
  paths: Readonly<Record<string, string>>;
  /** Paths that the server answers. */
  serverPaths: readonly string[];
  /** The port of the development server. */
  port: number;
}

function configOf(root: string, outDir: string, options: PagesOptions, isServe: boolean): UserConfig {
  const { entries, serverPaths, port } = options;
  const target = `http://127.0.0.1:${port + SERVER_PORT_OFFSET}`;
  return {
    appType: 'mpa',
    resolve: {
      conditions: [...(isServe && IN_REPOSITORY ? ['source'] : []), ...defaultClientConditions],
    },
    server: {
      host: '127.0.0.1',
      port,
      strictPort: true,
      // Matches whole segments: `/api` belongs to the server, the page's source `/api.ts` does not.
      proxy: Object.fromEntries(serverPaths.map((path) => [`^${path}(/|\\?|$)`, { target, changeOrigin: false }])),
    },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      // An inlined font or image would be downloaded even if it is not used.
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, join(root, source)])),
      },
    },
  };
}

/**
 * The preset of pages: Preact, the head of every page, and in development the server's paths.
 *
 * @param read gives the options, from Vite's root.
 */
export function pagesPreset(read: (root: string) => PagesOptions): PluginOption[] {
  let options: PagesOptions = { entries: {}, paths: {}, serverPaths: [], port: 0 };
  const sources = () =>
    Object.fromEntries(Object.entries(options.paths).map(([path, name]) => [path, options.entries[name] ?? '']));
  return [
    {
      name: 'mini-app:pages',
      config(user, { command }) {
        const root = resolve(user.root ?? process.cwd());
        options = read(root);
        return configOf(root, user.build?.outDir ?? join(root, PAGES_FOLDER), options, command === 'serve');
      },
    },
    preact({ devToolsEnabled: false }),
    pageHead(),
    htmlNames(() => options.entries),
    addresses(sources, () => options.serverPaths),
  ];
}
