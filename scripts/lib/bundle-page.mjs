import { build } from 'vite';

/**
 * A page's script and how it is bundled.
 *
 * @typedef {object} PageScript
 * @property {string} folder absolute path from which its imports are resolved.
 * @property {string} entry path relative to the folder.
 * @property {Readonly<Record<string, string>>} [alias] replacements of imported packages.
 * @property {import('vite').Plugin[]} [plugins]
 * @property {string} [global] builds a script that sets this global, instead of a module.
 * @property {boolean} [asPublished] bundles the built packages of this workspace and minifies, as users do; by default
 *   bundles their sources.
 */

/**
 * Bundles the script of a test's page into one file.
 *
 * @param {PageScript} script
 * @throws {Error} if it cannot be built.
 */
export async function bundlePage({ folder, entry, alias = {}, plugins = [], global, asPublished = false }) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    plugins,
    resolve: {
      alias,
      ...(asPublished ? {} : { conditions: ['source', 'module', 'browser', 'development|production'] }),
    },
    build: {
      write: false,
      minify: asPublished,
      target: 'es2022',
      modulePreload: false,
      lib: global
        ? { entry, formats: ['iife'], name: global, fileName: 'page' }
        : { entry, formats: ['es'], fileName: 'page' },
    },
  });
  const [output] = [built].flat();
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`The page «${entry}» was not built.`);
  return chunk.code;
}
