import { join } from 'node:path';
import { build, type Plugin } from 'vite';
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
  for (const page of PAGES) {
    const built = await build({
      configFile: false,
      logLevel: 'error',
      root: import.meta.dirname,
      resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
      plugins: removed ? [without(removed)] : [],
      build: {
        write: false,
        minify: false,
        target: 'es2022',
        lib: { entry: `pages/${page}.ts`, formats: ['es'], fileName: page },
      },
    });
    const [output] = [built].flat();
    const chunk = output && 'output' in output ? output.output[0] : undefined;
    if (chunk?.type !== 'chunk') throw new Error(`The page «${page}» was not built.`);
    scripts.set(page, chunk.code);
  }
  return scripts;
}
