import { build } from 'vite';

/**
 * A page's script and how it is bundled.
 *
 * @typedef {object} PageScript
 * @property {string} folder absolute path of its folder, in which the packages that it imports are installed.
 * @property {string} entry its file, relative to the folder.
 * @property {Readonly<Record<string, string>>} [alias] packages that take the place of others.
 * @property {import('vite').Plugin[]} [plugins]
 * @property {string} [global] makes a script with this global instead of a module.
 * @property {boolean} [asPublished] takes the packages of this workspace as they are built, minified, as users have
 *   them; otherwise from their sources.
 */

/**
 * Bundles the script of a test's page into one file.
 *
 * @param {PageScript} script
 * @returns {Promise<string>}
 * @throws {Error} when it cannot be built.
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
