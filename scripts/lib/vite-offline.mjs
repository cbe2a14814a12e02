import { createHash } from 'node:crypto';

/** Name of the service worker. It is served from the root, so that its scope is the whole site. */
const WORKER = 'service-worker';

/**
 * The files to cache for a page: its scripts and styles, including those that it imports dynamically.
 *
 * @param {import('vite').Rolldown.OutputBundle} bundle
 * @param {string} fileName of the page's entry.
 * @param {ReadonlySet<string>} onUse names of chunks that are cached only after their first use.
 * @returns {string[]} file names in a fixed order.
 */
function shellFiles(bundle, fileName, onUse) {
  const files = new Set();
  /** @param {string} name */
  const visit = (name) => {
    const chunk = bundle[name];
    if (chunk?.type !== 'chunk' || files.has(name) || onUse.has(chunk.name)) return;
    files.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style);
    for (const needed of [...chunk.imports, ...chunk.dynamicImports]) visit(needed);
  };
  visit(fileName);
  return [...files].sort();
}

/**
 * Writes the list of files to cache into the service worker. The version is a hash of the list, so that a worker with
 * the same files is the same byte for byte and browsers do not update it.
 *
 * @param {{ page: string, onUse: readonly string[] }} options
 * @returns {import('vite').Plugin}
 */
function nameShellFiles({ page, onUse }) {
  return {
    name: 'offline-shell',
    enforce: 'post',
    apply: 'build',
    generateBundle(_options, bundle) {
      const entries = Object.values(bundle).filter((file) => file.type === 'chunk' && file.isEntry);
      const entry = entries.find(({ name }) => name === page);
      const worker = bundle[`${WORKER}.js`];
      if (!entry || worker?.type !== 'chunk') this.error(`The build has no page «${page}», or no ${WORKER}.js.`);
      const files = shellFiles(bundle, entry.fileName, new Set(onUse)).map((file) => `/${file}`);
      const version = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 12);
      worker.code = `self.SHELL=${JSON.stringify({ version, files })};\n${worker.code}`;
    },
  };
}

/**
 * Adds a service worker to a build, so that the page starts offline.
 *
 * @param {import('vite').UserConfig} config of `pagesConfig`, with several pages.
 * @param {{ worker: string, page: string, onUse?: readonly string[] }} options `worker` is the absolute path of the
 *   worker's source; `page` is the name of the page's entry; `onUse` names chunks that are cached only after their
 *   first use.
 * @returns {import('vite').UserConfig}
 */
export function withOfflineShell(config, { worker, page, onUse = [] }) {
  const { plugins = [], build = {} } = config;
  const input = /** @type {Record<string, string>} */ (build.rolldownOptions?.input);
  return {
    ...config,
    plugins: [...plugins, nameShellFiles({ page, onUse })],
    build: {
      ...build,
      rolldownOptions: {
        ...build.rolldownOptions,
        input: { ...input, [WORKER]: worker },
        output: {
          entryFileNames: ({ name }) => (name === WORKER ? `${WORKER}.js` : 'assets/[name]-[hash].js'),
        },
      },
    },
  };
}
