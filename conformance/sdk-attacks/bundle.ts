import { join } from 'node:path';
import type { Plugin } from 'vite';
import { bundlePage } from '../../scripts/lib/bundle-page.mjs';
import type { Defence } from './defences.js';

const PAGES = ['host', 'puppet', 'guest', 'raw-host', 'stranger', 'escaped'];
const SDK_SOURCES = join(import.meta.dirname, '../../packages/mini-app-sdk/src');

/** Takes a defence out of the SDK's source while it is bundled. */
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
          throw new Error(
            `The defence «${name}» was not found in ${edit.file} just once: «${edit.code}». Name it anew.`,
          );
        }, source);
    },
  };
}

/**
 * Bundles the pages from the SDK's sources.
 *
 * @param removed the defence that is left out, if any.
 * @returns the script of each page.
 * @throws Error when the defence is not in its file exactly once.
 */
export async function bundlePages(removed?: Defence): Promise<ReadonlyMap<string, string>> {
  const scripts = new Map<string, string>();
  const plugins = removed ? [without(removed)] : [];
  for (const page of PAGES) {
    scripts.set(page, await bundlePage({ folder: import.meta.dirname, entry: `pages/${page}.ts`, plugins }));
  }
  return scripts;
}
