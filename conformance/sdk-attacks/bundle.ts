import { join } from 'node:path';
import type { Plugin } from 'vite';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import type { Defence } from './defences.js';

/** Pages that are made with the SDK. */
const SDK_PAGES = ['host', 'guest'];
const PAGES = [...SDK_PAGES, 'puppet', 'raw-host', 'stranger', 'escaped'];
const SDK_SOURCES = join(import.meta.dirname, '../../packages/mini-app-sdk/src');

const bundle = (page: string, plugins: Plugin[] = []): Promise<string> =>
  bundlePage({ folder: import.meta.dirname, entry: `pages/${page}.ts`, plugins });

/** Takes a defence out of the SDK's source while it is bundled. */
function without({ name, edits }: Defence): Plugin {
  return {
    name: 'without-defence',
    enforce: 'pre',
    transform(source, id) {
      return edits
        .filter(({ file }) => id === join(SDK_SOURCES, file))
        .reduce((code, edit) => {
          const deps = code.split(edit.code);
          if (deps.length === 2) return deps.join(edit.instead);
          throw new Error(
            `The defence «${name}» was not found in ${edit.file} just once: «${edit.code}». Name it anew.`,
          );
        }, source);
    },
  };
}

/** Bundles the pages from the SDK's sources. @returns the script of each page. */
export async function bundlePages(): Promise<ReadonlyMap<string, string>> {
  const scripts = new Map<string, string>();
  for (const page of PAGES) scripts.set(page, await bundle(page));
  return scripts;
}

/**
 * Bundles again the pages that contain the defence.
 *
 * @param intact the scripts of all pages with every defence.
 * @throws Error when the defence is not in its file exactly once.
 */
export async function bundleWithout(
  defence: Defence,
  intact: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, string>> {
  const scripts = new Map(intact);
  for (const page of SDK_PAGES) scripts.set(page, await bundle(page, [without(defence)]));
  return scripts;
}
