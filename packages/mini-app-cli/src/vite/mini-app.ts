import type { PluginOption } from 'vite';
import { pagesOf, serverPathsOf } from '../app/layout.js';
import { openFolder, portOf } from '../app/open-folder.js';
import { type PagesOptions, pagesPreset } from './pages.js';

function readOptions(root: string): PagesOptions {
  const app = openFolder(root);
  const found = pagesOf(app.manifest);
  return {
    entries: Object.fromEntries(found.map(({ name, source }) => [name, source])),
    paths: Object.fromEntries(found.map(({ name, path }) => [path, name])),
    serverPaths: serverPathsOf(app.manifest),
    port: portOf(app),
  };
}

/**
 * Vite's preset for the pages of a mini-app: those that `mini-app.json` in Vite's root names. Without a `vite.config`,
 * the commands use this preset alone.
 *
 * @example
 * // vite.config.ts
 * import { miniApp } from '@invoicebox/mini-app-cli/vite';
 * import { defineConfig } from 'vite';
 *
 * export default defineConfig({ plugins: [miniApp()] });
 */
export function miniApp(): PluginOption[] {
  return pagesPreset(readOptions);
}
