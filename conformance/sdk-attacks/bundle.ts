import { join } from 'node:path';
import type { Plugin } from 'vite';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import type { Defence } from './defences.js';

/** Pages that use the SDK. */
const SDK_PAGES = ['host', 'guest'];
const PAGES = [...SDK_PAGES, 'puppet', 'raw-host', 'stranger', 'escaped'];
const SDK_SOURCES = join(import.meta.dirname, '../../packages/mini-app-sdk/src');

const bundle = (page: string, plugins: Plugin[] = []): Promise<string> =>
  bundlePage({ folder: import.meta.dirname, entry: `pages/${page}.ts`, plugins });

/** Removes a defence from the SDK's source while bundling. */
function without({ name, edits }: Defence): Plugin {
  return {
    name: 'without-defence',
    enforce: 'pre',
    transform(source, id) {
      return edits
        .filter(({ file }) => id === join(SDK_SOURCES, file))
        .reduce((code, edit) => {
          const parts = code.split(edit.code);
          if (parts.length === 2) return parts.join(edit.instead);
          throw new Error(`«${name}» in defences.ts: its code must occur once in ${edit.file}: «${edit.code}».`);
        }, source);
    },
  };
}

/** Bundles all pages with the SDK from its sources. @returns the script of each page. */
export async function bundlePages(): Promise<ReadonlyMap<string, string>> {
  const scripts = new Map<string, string>();
  for (const page of PAGES) scripts.set(page, await bundle(page));
  return scripts;
}

/**
 * Bundles the pages that use the SDK again, without one defence.
 *
 * @param intact the scripts of all pages with every defence.
 * @throws Error if the code of the defence does not occur exactly once in its file.
 */
export async function bundleWithout(
  defence: Defence,
  intact: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const scripts = new Map(intact);
  for (const page of SDK_PAGES) scripts.set(page, await bundle(page, [without(defence)]));
  return scripts;
}
